import { type Condition, EXPRESSION, group } from '../expressions/index.js';
import { columnsIn, type Expr } from '../ir/index.js';
import type { Position } from './condition.js';
import type { Followed } from './names.js';
import { acrossRelation, call, column, constantOf, or } from './nodes.js';
import { setUp, trim } from './path.js';
import type { Resolution } from './resolution.js';
import { selectExists } from './select.js';

/**
 * A condition under NOT over a to-many relation, as a subquery: "there is no comment such that". The subquery begins at the table where
 * the path first becomes to-many; the tables before it are joined outside. Django's split_exclude and trim_start.
 */
export function excludeBySubquery(outer: Resolution, path: Followed, condition: Compared, at: Position): Expr {
  // a path on the right is one of the query outside; what is computed of paths is computed inside, and as in Django joined outside too
  const outside = isPath(condition);
  if (!outside) joinedFor(condition, outer, at.reuse);
  const inner = outer.nested(outer.meta, outside ? at.reuse : null);
  const kept = outside ? new Set<string>() : joinedFor(condition, inner, null);
  inner.add(group([condition]));
  const many = path.steps.findIndex((s) => s.many);
  const chain = inner.lookupAliases;
  const reachedByOuterJoin = chain.slice(1, many + 1).some((alias) => inner.joins.get(alias).kind === 'left');
  const [[near, far]] = path.steps[many]!.on as [readonly [(typeof path.targets)[0], (typeof path.targets)[0]]];
  const startsFar = inner.joins.get(chain[many + 1]!).kind !== 'left';
  const start = startsFar ? chain[many + 1]! : chain[many]!;
  if (startsFar) inner.where.push(...constantOf(path.steps[many]!, start));
  for (const alias of leftOut(chain.slice(0, startsFar ? many + 1 : many), kept)) inner.joins.release(alias);

  const outerKey = (): Expr => {
    const prefix = path.steps.slice(0, many);
    const joined = trim(outer.joins, { steps: prefix, targets: [near] }, setUp(outer.joins, outer.base, prefix, at.reuse));
    const key = column(joined.alias, joined.targets[0]!);
    return many > 0 ? acrossRelation(key) : key;
  };
  if (!restrictToSharedRow(outer, inner, start, at.reuse))
    inner.where.push(call('eq', [column(start, startsFar ? far : near), outerKey()]));
  const exists: Expr = { node: 'exists', select: selectExists(inner) };
  return reachedByOuterJoin ? or([exists, call('isnull', [outerKey()])]) : exists;
}

/** The tables in front that nothing asks for. What hangs on one that is asked for stays with it. */
function leftOut(front: readonly string[], kept: ReadonlySet<string>): readonly string[] {
  const first = front.findIndex((alias) => kept.has(alias));
  return first < 0 ? front : front.slice(0, first);
}

type Compared = Extract<Condition, { kind: 'lookup' }>;
const isPath = ({ operand }: Compared): boolean => operand.kind === 'expression' && operand.expression[EXPRESSION].kind === 'path';

/** The tables that the right-hand side looks at, which are joined by this. */
function joinedFor({ operand }: Compared, resolution: Resolution, reuse: Set<string> | null): ReadonlySet<string> {
  const aliases = new Set<string>();
  if (operand.kind !== 'expression') return aliases;
  const { counter, joins } = resolution;
  const [next, met] = [counter.next, counter.met.length];
  const expr = resolution.scope(reuse).expression(operand.expression);
  // the condition itself takes the values
  counter.next = next;
  counter.met.length = met;
  for (const column of columnsIn(expr)) {
    for (let alias: string | null = column.alias; alias !== null; alias = joins.sources.get(alias)?.parent ?? null) aliases.add(alias);
  }
  return aliases;
}

/** Beside a positive condition on the same relation in the same call, the row that the subquery looks at is the row joined outside. */
function restrictToSharedRow(outer: Resolution, inner: Resolution, start: string, reuse: ReadonlySet<string>): boolean {
  const { natural, step } = inner.joins.get(start);
  const shared = [...reuse].find((alias) => outer.joins.get(alias).natural === natural);
  if (shared === undefined) return false;
  for (const key of (step?.to ?? inner.meta).primaryKey) inner.where.push(call('eq', [column(start, key), column(shared, key)]));
  return true;
}
