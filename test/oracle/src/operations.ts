import type { Rows } from './api.js';
import { chain } from './api.js';
import type { Json, JsonObject, Query } from './case.js';
import { condition } from './conditions.js';
import { className } from './class-name.js';
import type { Column } from './column.js';
import { expressionClass } from './expression-class.js';
import { expression } from './expressions.js';
import { asMap, namedExpressions } from './named.js';
import { prefetchRelated } from './prefetches.js';
import type { Built, Form } from './query.js';
import { buildQuery } from './query.js';
import { isObject, tagOf } from './values.js';

type Operation = (built: Built, args: readonly Json[]) => Built;

const simple =
  (method: string): Operation =>
  (built) => ({ ...built, rows: chain(built.rows, method) });
const filtering =
  (method: string): Operation =>
  (built, args) => ({
    ...built,
    rows: chain(
      built.rows,
      method,
      args.map((arg) => condition(built, arg)),
    ),
  });
const paths = ({ world, model, annotations }: Built, names: readonly Json[]): unknown[] =>
  names.map((name) => (typeof name === 'string' ? world.paths.query(model, name, annotations).path : name));
const naming =
  (method: string): Operation =>
  (built, args) => ({ ...built, rows: chain(built.rows, method, paths(built, args)) });
/** An ordering: a name with its sign, an expression, or what the library is to refuse. */
function orderArgument(built: Built, arg: Json): unknown {
  if (typeof arg !== 'string') return expression(built, arg);
  if (arg === '?') return arg;
  const sign = /^[-+]/.exec(arg)?.[0] ?? '';
  return sign + built.world.paths.query(built.model, arg.slice(sign.length), built.annotations).path;
}

export function orderArguments(built: Built, args: readonly Json[]): unknown[] {
  return args.map((arg) => orderArgument(built, arg));
}

/** The options of a last `{ $opts }`. */
export function splitOptions(args: readonly Json[]): readonly [readonly Json[], JsonObject] {
  const last = args.at(-1);
  return tagOf(last) === '$opts' ? [args.slice(0, -1), (last as JsonObject)['$opts'] as JsonObject] : [args, {}];
}

/** names and expressions of values() and valuesList() -> our arguments and what each gives */
function columnsOf(built: Built, args: readonly Json[]): { readonly given: unknown[]; readonly columns: readonly Column[] } {
  if (args.length === 0) return { given: [], columns: everyColumn(built) };
  const given: unknown[] = [];
  const columns: Column[] = [];
  for (const arg of args) {
    if (typeof arg === 'string') {
      const { path, column } = built.world.paths.query(built.model, arg, built.annotations);
      given.push(path);
      columns.push({ name: arg, camel: path, of: column });
    } else if (tagOf(arg) === null && isObject(arg)) {
      const { all } = namedExpressions(built, [arg]);
      given.push(asMap(all));
      columns.push(...all.map((one) => one.column));
    } else {
      given.push(expression(built, arg));
      columns.push({ name: freeName(columns, className(arg)), camel: '', of: expressionClass(built, arg) });
    }
  }
  return { given, columns };
}

function freeName(columns: readonly Column[], prefix: string): string {
  let n = 1;
  while (columns.some((c) => c.name === `${prefix}${n}`)) n++;
  return `${prefix}${n}`;
}

/** what values() without names gives: the columns, then the annotations */
const everyColumn = ({ model, selected }: Built): readonly Column[] => [
  ...model.columns.map((f) => ({ name: f.attname!, camel: f.camel_attname!, of: f.column_type ?? null })),
  ...selected,
];

/** the names that values() makes are annotations: an expression's, and one that isn't a field's or a path */
function withColumns(built: Built, method: string, given: readonly unknown[], form: Exclude<Form, { rows: 'instances' }>): Built {
  const columns = form.rows === 'values' ? (form.column ? [form.column] : []) : form.columns;
  const made = columns.filter(({ name, camel }) => camel !== '' && !name.includes('__') && !built.model.field(name) && name !== 'pk');
  const annotations = new Map([...built.annotations, ...made.map((c) => [c.name, c] as const)]);
  return { ...built, rows: chain(built.rows, method, given), form, annotations };
}

const valuesList: Operation = (built, args) => {
  const [names, options] = splitOptions(args);
  const { given, columns } = columnsOf(built, names);
  const flags = {
    ...(options['flat'] !== undefined && { flat: options['flat'] }),
    ...(options['named'] !== undefined && { named: options['named'] }),
  };
  const all = Object.keys(flags).length > 0 ? [...given, flags] : given;
  const flat = options['flat'] === true;
  return withColumns(
    built,
    'valuesList',
    all,
    flat ? { rows: 'values', column: columns[0] ?? null } : { rows: options['named'] === true ? 'named' : 'tuples', columns },
  );
};

const annotate =
  (method: 'annotate' | 'alias'): Operation =>
  (built, args) => {
    const { all, unnamed } = namedExpressions(built, args);
    const columns = all.map((one) => one.column);
    const read = method === 'annotate' ? columns : [];
    const { form } = built;
    return {
      ...built,
      rows: chain(built.rows, method, [...unnamed, asMap(all)]),
      annotations: new Map([...built.annotations, ...columns.map((c) => [c.name, c] as const)]),
      selected: [...built.selected, ...read],
      form: 'columns' in form ? { ...form, columns: [...form.columns, ...read] } : form,
    };
  };

const combining =
  (method: string): Operation =>
  (built, args) => {
    const [queries, options] = splitOptions(args);
    const others: Rows[] = queries.map((q) => buildQuery(built.world, q as unknown as Query, built.outer).rows);
    return { ...built, rows: chain(built.rows, method, options['all'] === true ? [...others, { all: true }] : others) };
  };

const moments =
  (method: 'dates' | 'datetimes'): Operation =>
  (built, args) => {
    const [[field, kind, order], { tzinfo: timeZone }] = splitOptions(args);
    const given = [...paths(built, [field!]), kind, typeof order === 'string' ? order.toLowerCase() : (order ?? 'asc')];
    const rows = chain(built.rows, method, timeZone === undefined || timeZone === null ? given : [...given, { timeZone }]);
    return {
      ...built,
      rows,
      form: { rows: 'values', column: { name: '', camel: '', of: method === 'dates' ? 'DateField' : 'DateTimeField' } },
    };
  };

function lockOptions({ world, model }: Built, args: readonly Json[]): readonly object[] {
  const { nowait, skip_locked: skipLocked, no_key: noKey, of } = splitOptions(args)[1];
  const given = {
    ...(nowait !== undefined && { nowait }),
    ...(skipLocked !== undefined && { skipLocked }),
    ...(noKey !== undefined && { noKey }),
    ...(of !== undefined && { of: (of as readonly string[]).map((name) => (name === 'self' ? name : world.paths.loading(model, name))) }),
  };
  return Object.keys(given).length > 0 ? [given] : [];
}

/** Django's queryset methods -> ours. */
export const operations: Readonly<Record<string, Operation>> = {
  all: simple('all'),
  none: simple('none'),
  reverse: simple('reverse'),
  filter: filtering('filter'),
  exclude: filtering('exclude'),
  complex_filter: filtering('filter'),
  order_by: (built, args) => ({ ...built, rows: chain(built.rows, 'orderBy', orderArguments(built, args)) }),
  distinct: naming('distinct'),
  only: naming('only'),
  defer: naming('defer'),
  // slice(start, end): an open start is 0; every n-th row is taken by who reads them
  slice: (built, [start, stop, step]) => ({
    ...built,
    rows: chain(built.rows, 'slice', [start ?? 0, ...(stop === undefined || stop === null ? [] : [stop])]),
    step: typeof step === 'number' ? step : null,
  }),
  values: (built, args) => {
    const { given, columns } = columnsOf(built, args);
    return withColumns(built, 'values', given, { rows: 'objects', columns });
  },
  values_list: valuesList,
  dates: moments('dates'),
  datetimes: moments('datetimes'),
  annotate: annotate('annotate'),
  alias: annotate('alias'),
  union: combining('union'),
  intersection: combining('intersection'),
  difference: combining('difference'),
  or: combining('or'),
  and: combining('and'),
  xor: combining('xor'),
  select_related: (built, args) => ({
    ...built,
    rows: chain(
      built.rows,
      'selectRelated',
      args.map((arg) => (typeof arg === 'string' ? built.world.paths.loading(built.model, arg, { queryNames: true }) : arg)),
    ),
  }),
  prefetch_related: prefetchRelated,
  select_for_update: (built, args) => ({ ...built, rows: chain(built.rows, 'selectForUpdate', lockOptions(built, args)) }),
};
