import { type Expr, exprsOf, selectsIn, some } from '../ir/index.js';
import type { Op, Shape } from '../query/index.js';
import { orderOf } from './ordered.js';
import { outermost, resolveRows, resolveShape } from './resolve.js';

/** What may be asked for the related rows of many at once. */
export interface Shareable {
  readonly rows: boolean;
  /** also whether there are any */
  readonly count: boolean;
}
const key = Symbol('shareable');
const neither: Shareable = Object.freeze({ rows: false, count: false });

/** Whether one query for many owners gives what a query for each would give; found once, kept with the shape. */
export function shareable(shape: Shape): Shareable {
  let found = shape.compiled.get(key) as Shareable | undefined;
  if (!found) shape.compiled.set(key, (found = find(shape)));
  return found;
}

/** steps after which the rows are those of one query as a whole */
const whole: ReadonlySet<Op['op']> = new Set<Op['op']>(['combine', 'merge', 'page', 'aggregate', 'none', 'lock', 'options']);

function find(shape: Shape): Shareable {
  if (shape.ops().some(({ op }) => whole.has(op))) return neither;
  const { sliced, distinct, groupBy } = resolveShape(shape, { ...outermost(), ofMany: 'all' });
  if (Array.isArray(distinct) || (sliced && (distinct !== false || !orderOf(shape).ordered))) return neither;
  if (!isSteady(shape)) return neither;
  return { rows: true, count: !sliced && distinct === false && groupBy === 'none' };
}

/** Whether a row is the same whenever it is read, as long as nothing is written, and whichever other rows are read with it. */
export function isSteady(shape: Shape): boolean {
  for (const select of selectsIn(resolveRows(shape).select)) if (exprsOf(select).some((expr) => some(expr, isUnsteady))) return false;
  return true;
}

/** looks at other rows, or gives something else each time, or may: what a user's own SQL and functions do isn't known */
const isUnsteady = (expr: Expr): boolean =>
  expr.node === 'window' || expr.node === 'sql' || (expr.node === 'call' && volatile.has(expr.op));
const volatile: ReadonlySet<string> = new Set(['random', 'now', 'func', 'sql']);
