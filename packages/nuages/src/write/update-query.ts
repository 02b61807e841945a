import { bind } from '../compile/index.js';
import type { Dialect } from '../contract/index.js';
import { ProgrammingError } from '../errors/index.js';
import { describe } from '../expressions/index.js';
import { currentTimeZone, database } from '../execute/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { QueryState, Shape } from '../query/index.js';
import { resolveTarget } from '../resolve/index.js';
import { parameter } from './insert-plan.js';
import { isInstance, keyOfRelated } from './related-key.js';
import { writableColumn } from './update-columns.js';
import { nullFor, undefinedValue } from './value.js';
import { keyOfColumns, type WritePlan, writePlan } from './write-plan.js';

interface UpdatePlan {
  /** null: no row can match */
  readonly write: WritePlan | null;
  /** where the values of the query end and those to be set begin */
  readonly first: number;
}

/** `update()`: sets columns of all rows that match, by one statement. */
export async function updateIn({ shape, values }: QueryState, data: unknown): Promise<number> {
  const { meta } = shape;
  const [columns, given] = assignments(meta, data);
  const target = database(shape.alias ?? undefined);
  const { write, first } = planFor(shape, columns, target.dialect);
  if (!write || columns.length === 0) return 0;
  const params = bind(write.plan, [...values.slice(0, first), ...given], currentTimeZone);
  return (await target.run(write.statement, params, { write: true, tables: write.tables, context: null, model: meta.name })).affected;
}

function assignments(meta: ModelMeta, data: unknown): [ColumnMeta[], unknown[]] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new ProgrammingError('NUA_WRITE_INVALID', `update() of ${meta.name} takes the values of fields, not ${describe(data)}.`, {
      fix: 'Write update({ title: "x" }).',
      model: meta.name,
    });
  }
  const byColumn = new Map<ColumnMeta, unknown>();
  for (const [name, value] of Object.entries(data)) {
    const column = writableColumn(meta, name);
    if (byColumn.has(column)) {
      throw new ProgrammingError('NUA_WRITE_INVALID', `update() of ${meta.name} sets ${column.name} twice.`, {
        fix: `Give "${column.field}" or "${column.name}".`,
        model: meta.name,
        field: column.name,
      });
    }
    byColumn.set(column, assigned(column, name, value));
  }
  return [[...byColumn.keys()], [...byColumn.values()]];
}

function assigned(column: ColumnMeta, name: string, value: unknown): unknown {
  if (value === undefined) throw undefinedValue(column);
  if (value === null) return nullFor(column);
  if (name !== column.name && isInstance(value)) return keyOfRelated(column.model.relations.get(column.field)!, value);
  return value;
}

function planFor(shape: Shape, columns: readonly ColumnMeta[], dialect: Dialect): UpdatePlan {
  const key = `update ${keyOfColumns(columns)}`;
  let byDialect = shape.compiled.get(key) as Map<Dialect, UpdatePlan> | undefined;
  if (!byDialect) shape.compiled.set(key, (byDialect = new Map()));
  let plan = byDialect.get(dialect);
  if (!plan) byDialect.set(dialect, (plan = compile(shape, columns, dialect)));
  return plan;
}

function compile(shape: Shape, columns: readonly ColumnMeta[], dialect: Dialect): UpdatePlan {
  const { where, empty, values: first } = resolveTarget(shape, 'update');
  if (empty || columns.length === 0) return { write: null, first };
  const { table } = shape.meta;
  const set = columns.map((c, i) => ({ column: c.column, value: parameter(c, first + i) }));
  return { write: writePlan(shape.meta, { statement: 'update', table, set, where, returning: [] }, dialect), first };
}
