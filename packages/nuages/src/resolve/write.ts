import { ProgrammingError } from '../errors/index.js';
import type { Expr, Select } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { Shape } from '../query/index.js';
import { valueAt } from './columns.js';
import { isEmpty } from './empty.js';
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

/**
 * `table`: the model of whose table the rows are, where the query's own inherits from it.
 * @throws ProgrammingError NUA_QUERY_INVALID after slice(), distinct(), values() or union()
 */
export function resolveTarget(shape: Shape, method: 'update' | 'delete', table: ModelMeta = shape.meta.concrete): Target {
  const resolution = resolveShape(shape);
  refuse(resolution, method);
  const { where, having, qualify } = clausesOf(resolution);
  const empty = resolution.none || (where?.node === 'constant' && !where.value) || false;
  // what is asked of groups or windows is asked in a query of its own
  const apart = table !== shape.meta.concrete || resolution.joins.used().length > 1 || having !== null || qualify !== null;
  return { where: apart ? byKey(shape, table) : where, empty, values: resolution.counter.next };
}

function byKey(shape: Shape, { primaryKey, table }: ModelMeta): Expr {
  const inner = resolveShape(shape, { ...outermost(), depth: 1 });
  const outer = primaryKey.map((key) => column(table.name, key));
  const left: Expr = outer.length === 1 ? outer[0]! : { node: 'tuple', args: outer };
  return call('in', [left, { node: 'subquery', select: keysOf(inner, primaryKey), type: primaryKey[0]!.type }]);
}

/** What tells the rows of several tables that an update or delete is about. */
export interface TargetKeys extends Pick<Target, 'empty' | 'values'> {
  readonly select: Select;
}

/** @throws as {@link resolveTarget} */
export function resolveTargetKeys(shape: Shape, method: 'update' | 'delete', keys: readonly ColumnMeta[]): TargetKeys {
  const resolution = resolveShape(shape);
  refuse(resolution, method);
  return { select: keysOf(resolution, keys), empty: isEmpty(resolution), values: resolution.counter.next };
}

const keysOf = (resolution: Resolution, keys: readonly ColumnMeta[]): Select =>
  selectOf(
    resolution,
    keys.flatMap((key) => valueAt(resolution, key.name)),
  );

function refuse(resolution: Resolution, method: string): void {
  const { sliced, distinct, combined, groupBy, values } = resolution;
  const reason = sliced
    ? 'slice()'
    : combined
      ? combined.operator
      : distinct !== false && distinct !== true
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
