import { DoesNotExist } from 'nuages';
import type { Row } from './api.js';
import { call, chain } from './api.js';
import type { Json, Op, Shape, Show } from './case.js';
import { byCodePoint } from './compare.js';
import { condition } from './conditions.js';
import { kindOf } from './column.js';
import { kindOfField } from './kind.js';
import { asMap, namedExpressions } from './named.js';
import { NotBuilt } from './not-built.js';
import { orderArguments, splitOptions } from './operations.js';
import type { Outcome } from './outcome.js';
import type { Built } from './query.js';
import { encodeRow } from './rows.js';
import { instance } from './instances.js';
import { encodeShape } from './shapes.js';
import { decode, encode, isLiteral } from './values.js';

/** How the rows of a terminal are reported. */
export interface Reporting {
  readonly show: Show;
  readonly shape: Shape | null;
  /** the order is part of the question */
  readonly ordered: boolean;
}
type Terminal = (built: Built, args: readonly Json[], reporting: Reporting) => Promise<Outcome>;

const encodeOne = async (built: Built, row: unknown, { show, shape }: Reporting): Promise<unknown> =>
  shape && row !== null ? encodeShape(built, row as Row, shape) : encodeRow(built, row, show);

async function encodeAll(built: Built, rows: readonly unknown[], reporting: Reporting): Promise<Outcome> {
  const every = built.step ?? 1;
  const encoded: unknown[] = [];
  for (let i = 0; i < rows.length; i += every) encoded.push(await encodeOne(built, rows[i], reporting));
  return { rows: encoded, ordered: reporting.ordered };
}
const one = async (built: Built, row: unknown, reporting: Reporting): Promise<Outcome> => ({
  row: row === null ? null : await encodeOne(built, row, reporting),
});
const value = (of: unknown): Outcome => ({ value: encode(of) });

/** a terminal that takes nothing and gives one row or none */
const single =
  (method: string): Terminal =>
  async (built, _, reporting) =>
    one(built, await call(built.rows, method), reporting);
const asking =
  (method: string): Terminal =>
  async (built) =>
    value(await call(built.rows, method));
const ending =
  (method: string): Terminal =>
  async (built, args, reporting) =>
    one(built, await call(built.rows, method, orderArguments(built, args)), reporting);

async function index(built: Built, [at]: readonly Json[], reporting: Reporting): Promise<Outcome> {
  const [row] = await chain(built.rows, 'slice', [at, Number(at) + 1]);
  // Python's qs[n] raises IndexError where a slice is empty; a missing element of an array is undefined here
  if (row === undefined) throw new DoesNotExist('NUA_DOES_NOT_EXIST', 'There are not that many rows.');
  return one(built, row, reporting);
}

async function iterator(built: Built, args: readonly Json[], reporting: Reporting): Promise<Outcome> {
  const { chunk_size: chunkSize } = splitOptions(args)[1];
  const rows: unknown[] = [];
  for await (const row of call(built.rows, 'iterator', chunkSize === undefined ? [] : [{ chunkSize }]) as AsyncIterable<unknown>)
    rows.push(row);
  return encodeAll(built, rows, reporting);
}

async function inBulk(built: Built, args: readonly Json[], reporting: Reporting): Promise<Outcome> {
  const [[keys], { field_name: name }] = splitOptions(args);
  const field = name === undefined ? null : built.model.field(name as string)!;
  const given = keys === undefined || keys === null ? (field ? [undefined] : []) : [(keys as readonly Json[]).map(decode)];
  // the rows of a relation are found by the column that holds their keys; Django's map has the instances as keys
  const options = field ? [{ field: field.camel_attname }] : [];
  const found = (await call(built.rows, 'inBulk', [...given, ...options])) as ReadonlyMap<unknown, unknown>;
  const { key } = built.model;
  const kind = field ? kindOfField(field) : key.length === 1 ? kindOfField(key[0]!) : null;
  const keyOf = (value: unknown): unknown => (field?.relation ? { $obj: field.relation.to, pk: encode(value, kind) } : encode(value, kind));
  const map = await Promise.all([...found].map(async ([of, row]) => [keyOf(of), await encodeOne(built, row, reporting)] as const));
  return { map: map.sort(([a], [b]) => byCodePoint(JSON.stringify(a), JSON.stringify(b))) };
}

async function contains(built: Built, [of]: readonly Json[]): Promise<Outcome> {
  return value(await call(built.rows, 'contains', [isLiteral(of) ? decode(of!) : instance(built.world, of!)]));
}

async function aggregate(built: Built, args: readonly Json[]): Promise<Outcome> {
  const { all, unnamed } = namedExpressions(built, args);
  const row = (await call(built.rows, 'aggregate', [...unnamed, asMap(all)])) as Row;
  return { values: Object.fromEntries(all.map(({ column }) => [column.name, encode(row[column.camel], kindOf(column))])) };
}

const terminals: Readonly<Record<string, Terminal>> = {
  list: async (built, _, reporting) => encodeAll(built, await built.rows, reporting),
  iterator,
  len: async (built) => value((await built.rows).length),
  bool: async (built) => value((await built.rows).length > 0),
  count: asking('count'),
  exists: asking('exists'),
  first: single('first'),
  last: single('last'),
  index,
  get: async (built, args, reporting) =>
    one(
      built,
      await call(
        built.rows,
        'get',
        args.map((arg) => condition(built, arg)),
      ),
      reporting,
    ),
  earliest: ending('earliest'),
  latest: ending('latest'),
  in_bulk: inBulk,
  contains,
  aggregate,
};

/** Asks the queryset what the case asks. */
export function runTerminal(built: Built, terminal: string | Op, reporting: Reporting): Promise<Outcome> {
  const [name, ...args] = typeof terminal === 'string' ? [terminal] : terminal;
  const run = terminals[name];
  if (!run) throw new NotBuilt(name);
  return run(built, args, reporting);
}
