import { type AggregateNode, columnsIn, type Expr, partsOf } from '../ir/index.js';
import type { Joins, Source } from './joins.js';
import type { Resolution } from './resolution.js';

/** Aggregates of which a row that comes twice makes another value. */
const sensitive: ReadonlySet<string> = new Set([
  'count',
  'sum',
  'avg',
  'stddev',
  'variance',
  'array-agg',
  'string-agg',
  'json-agg',
  'bit-xor',
]);

/**
 * Relations to many rows that are joined beside what an aggregate adds up: each of its rows comes once for each of theirs, as in Django.
 * What the rows are grouped by doesn't multiply them.
 */
export function multipliedBy({ joins, base, groupBy }: Resolution, computed: readonly Expr[]): readonly string[] {
  const many = joins.used().filter((source) => source.step?.many);
  if (many.length === 0) return [];
  const grouped = typeof groupBy === 'string' ? [] : groupBy.flatMap(aliasesOf);
  const found = new Set<string>();
  for (const aggregate of computed.flatMap(aggregatesIn)) {
    if (aggregate.distinct || !sensitive.has(aggregate.op)) continue;
    const own = chain(joins, [...aggregate.args.flatMap(aliasesOf), ...grouped, base]);
    if (isRows(aggregate)) for (const source of many) own.add(source.alias);
    for (const source of many) if (!own.has(source.alias)) found.add(nameOf(source));
  }
  return Object.freeze([...found]);
}

/** Count('*') counts what is joined */
const isRows = ({ args }: AggregateNode): boolean => args[0]?.node === 'star';
const aliasesOf = (expr: Expr): string[] => columnsIn(expr).map((c) => c.alias);
const aggregatesIn = (expr: Expr): AggregateNode[] =>
  expr.node === 'aggregate' ? [expr] : expr.node === 'window' ? [] : partsOf(expr).flatMap(aggregatesIn);

/** the tables on the way to these */
function chain(joins: Joins, aliases: readonly string[]): Set<string> {
  const all = new Set<string>();
  for (let alias of aliases) {
    while (!all.has(alias)) {
      all.add(alias);
      const parent = joins.sources.get(alias)?.parent;
      if (!parent) break;
      alias = parent;
    }
  }
  return all;
}

/** `Post.comments` */
function nameOf({ step }: Source): string {
  const relation = [...step!.from.relations.values()].find(
    (r) => r.steps[0] === step || (r.steps[0]!.to === step!.to && r.steps[0]!.on[0]![1] === step!.on[0]![1]),
  );
  return `${step!.from.name}.${relation?.name ?? step!.to.name}`;
}
