import type { DriverStatement, FoundRows, MakeRow } from '../contract/index.js';
import { ProgrammingError, printable } from '../errors/index.js';
import { foundType } from '../expressions/index.js';
import { makeRow } from '../hydrate/index.js';
import type { Plan } from '../compile/index.js';
import { Statements } from './statements.js';

export type PlainRow = Record<string, unknown>;

/** Rows as objects, each value under the name that the database gives its column. */
function describe(names: readonly string[]): FoundRows<PlainRow> {
  checkNames(names);
  const values = names.map((name, position) => ({ name, position, type: foundType }));
  return { columns: values.map(({ type }) => type.cell), make: makeRow({ kind: 'object', values }) as MakeRow<PlainRow> };
}

/** @throws ProgrammingError NUA_QUERY_INVALID where two columns have one name */
export function checkNames(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `The SQL gives two columns called "${printable(twice)}".`, {
    fix: 'Give one of them another name with AS.',
  });
}

const reading = new Statements<PlainRow>();
export const plainRows = ({ sql, name }: Plan): DriverStatement<PlainRow> =>
  reading.get(sql, name, (kept) => ({ sql, name: kept, columns: null, make: (_, ...cells) => cells as never, describe }));

const counting = new Statements<null>();
export const noRows = ({ sql, name }: Plan): DriverStatement<null> =>
  counting.get(sql, name, (kept) => ({ sql, name: kept, columns: [], make: () => null }));
