import { ProgrammingError } from '../errors/index.js';
import type { Expr, Ordering, SelectColumn } from '../ir/index.js';
import { column } from './nodes.js';
import { mayBeNull } from './nullable.js';
import { resolveOrdering } from './order.js';
import type { Resolution } from './resolution.js';

/** One term of an ordering in which no two rows stand at the same place. */
export interface Term extends Ordering {
  readonly nullable: boolean;
}

/**
 * The ordering of a query, completed with what tells its rows apart: the key, all columns of `distinct()` values, or what groups are made by. What is added goes the
 * way of the last term, so that an index of these columns serves in either direction.
 * @throws ProgrammingError NUA_QUERY_INVALID for a random order
 */
export function totalOrdering(resolution: Resolution, columns: readonly SelectColumn[]): Term[] {
  const ordering = resolveOrdering(resolution);
  if (ordering.some(({ expr }) => expr.node === 'call' && expr.op === 'random')) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'A random order has no places to go on from.', {
      fix: 'Order by columns.',
      model: resolution.meta.name,
    });
  }
  const desc = ordering.at(-1)?.desc ?? resolution.reversed;
  const key = keyOf(resolution, columns);
  const terms: Term[] = [];
  const seen = new Set<string>();
  const missing = new Set(key.map(textOf));
  for (const term of [...ordering, ...key.map((expr) => ({ expr, desc }))]) {
    const text = textOf(term.expr);
    // behind the whole key nothing is left to order
    if (missing.size === 0) break;
    if (!seen.has(text)) terms.push({ ...term, nullable: mayBeNull(resolution, term.expr) });
    seen.add(text);
    missing.delete(text);
  }
  return terms;
}

function keyOf({ meta, base, values, distinct, groupBy }: Resolution, columns: readonly SelectColumn[]): readonly Expr[] {
  if (typeof groupBy !== 'string') return groupBy;
  return values && distinct === true ? columns.map((c) => c.expr) : meta.primaryKey.map((c) => column(base, c));
}

const textOf = (expr: Expr): string => JSON.stringify(expr);
