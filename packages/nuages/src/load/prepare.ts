import { compileStatement, compileValues, type Plan } from '../compile/index.js';
import type { Dialect, DriverStatement } from '../contract/index.js';
import { compileChannel } from '../events/index.js';
import { makeRow } from '../hydrate/index.js';
import { type OutOfRange, type ParamNode, tablesIn } from '../ir/index.js';
import type { RowShape } from '../metadata/row-shape.js';
import type { Shape } from '../query/index.js';
import {
  type Abilities,
  resolveAggregation,
  type Resolved,
  resolveCount,
  resolveCountOfMany,
  resolveExists,
  resolveOfMany,
  resolveOfManyFirst,
  resolvePage,
  resolveRows,
} from '../resolve/index.js';
import { type Loading, loadingOf } from './loading.js';
import { makeOwned } from './owned.js';
import { makePlaced } from './placed.js';

const noTables: readonly string[] = Object.freeze([]);

/** What is asked of a queryset. */
export type Question = 'rows' | 'count' | 'exists' | 'page' | 'summary' | OfMany;
/** of the related rows of many */
export type OfMany = 'ofMany' | 'ofManyFirst' | 'countOfMany';
type Beyond = ReadonlyMap<number, OutOfRange>;
type Resolve = (shape: Shape, beyond: Beyond | undefined, abilities: Abilities) => Resolved;
const resolvers: Readonly<Record<Question, Resolve>> = {
  rows: resolveRows,
  count: resolveCount,
  exists: resolveExists,
  page: resolvePage,
  summary: resolveAggregation,
  ofMany: resolveOfMany,
  ofManyFirst: resolveOfManyFirst,
  countOfMany: resolveCountOfMany,
};

/** A query that is ready to run, whatever its values are. */
export interface Prepared {
  readonly plan: Plan;
  readonly statement: DriverStatement;
  readonly row: RowShape;
  /** no row can match: nothing is asked */
  readonly empty: boolean;
  /** of a summary that is empty: its row */
  readonly nothing?: Readonly<Record<string, unknown>>;
  /** of related rows of many: the tables that are read */
  readonly tables: readonly string[];
  readonly loading: Loading;
  /** rows are locked, for which there must be a transaction */
  readonly locks: boolean;
  /** the same with the slots of values that are checked and not sent; null: none */
  readonly unsent: Plan | null;
}

/** Compiles a shape for a dialect, the first time; afterwards it is found on the shape. */
export function prepare(shape: Shape, question: Question, dialect: Dialect): Prepared {
  let byQuestion = shape.compiled.get(dialect) as Partial<Record<Question, Prepared>> | undefined;
  if (!byQuestion) shape.compiled.set(dialect, (byQuestion = {}));
  return (byQuestion[question] ??= compile(shape, question, dialect));
}

/** The same for values that their columns can't hold: rare, and not kept. */
export function prepareBeyond(shape: Shape, question: Question, dialect: Dialect, beyond: Beyond): Prepared {
  return compile(shape, question, dialect, beyond);
}

function compile(shape: Shape, question: Question, dialect: Dialect, beyond?: Beyond): Prepared {
  const { select, row, empty, place, owner, met, multiplied, nothing } = resolvers[question](shape, beyond, dialect.features);
  const plan = compileStatement(select, dialect);
  if (compileChannel.hasSubscribers) compileChannel.publish({ model: shape.meta.name, sql: plan.sql });
  const { sql, name, columns } = plan;
  const made = makeRow(row);
  const make = place ? makePlaced(made, place) : owner === undefined ? made : makeOwned(made, owner, select.columns[owner]!.type);
  return Object.freeze({
    plan,
    statement: Object.freeze({ sql, name, columns, make, ...(multiplied?.length && { multiplied }) }),
    row,
    empty,
    tables: owner === undefined ? noTables : tablesIn(select),
    loading: loadingOf(shape),
    locks: select.lock !== undefined,
    ...(nothing && { nothing }),
    unsent: unsentValues(plan, empty ? met : met.filter(({ value }) => !plan.slots.some((slot) => slot.value === value)), dialect),
  });
}

/** A condition that is known without its value leaves it out; a wrong value is refused all the same, as in Django. */
function unsentValues(plan: Plan, values: readonly ParamNode[], dialect: Dialect): Plan | null {
  return values.length === 0 ? null : Object.freeze({ ...plan, slots: compileValues(values, dialect) });
}
