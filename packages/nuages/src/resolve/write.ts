import { ProgrammingError } from '../errors/index.js';
import type { Expr } from '../ir/index.js';
import type { Shape } from '../query/index.js';
import { call, column } from './nodes.js';
import { outermost, resolveShape } from './resolve.js';
import type { Resolution } from './resolution.js';
import { clausesOf, selectOf } from './select.js';

/** Which rows an update or delete is about. */
export interface Target {
  /** a condition on the table alone: other tables are asked in a subquery on the key */
  readonly where: Expr | null;
  readonly empty: boolean;
  /** values of the query that are in use: those of `set` begin here */
  readonly values: number;
}

/** @throws ProgrammingError NUA_QUERY_INVALID after slice(), distinct(), values() or union() */
export function resolveTarget(shape: Shape, method: 'update' | 'delete'): Target {
  const resolution = resolveShape(shape);
  refuse(resolution, method);
  const { where, having, qualify } = clausesOf(resolution);
  const empty = resolution.none || (where?.node === 'constant' && !where.value) || false;
  // what is asked of groups or windows is asked in a query of its own
  const apart = resolution.joins.used().length > 1 || having !== null || qualify !== null;
  return { where: apart ? byKey(shape) : where, empty, values: resolution.counter.next };
}

function byKey(shape: Shape): Expr {
  const inner = resolveShape(shape, { ...outermost(), depth: 1 });
  const { meta } = inner;
  const keys = meta.primaryKey.map((key) => ({ expr: column(inner.base, key), type: key.type }));
  const outer = meta.primaryKey.map((key) => column(meta.table.name, key));
  const left: Expr = outer.length === 1 ? outer[0]! : { node: 'tuple', args: outer };
  return call('in', [left, { node: 'subquery', select: selectOf(inner, keys), type: keys[0]!.type }]);
}

function refuse(resolution: Resolution, method: string): void {
  const { sliced, distinct, combined, groupBy, values } = resolution;
  const reason = sliced
    ? 'slice()'
    : combined
      ? combined.operator
      : distinct !== false
        ? 'distinct()'
        : typeof groupBy !== 'string' || (method === 'delete' && values)
          ? 'values()'
          : null;
  if (!reason) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${method}() can't follow ${reason}.`, {
    fix: 'Start from Model.objects.filter({ pk__in: ... }).',
    model: resolution.meta.name,
  });
}
