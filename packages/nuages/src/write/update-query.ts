import type { Dialect } from '../contract/index.js';
import { ProgrammingError } from '../errors/index.js';
import { describe } from '../expressions/index.js';
import { type Database, database } from '../execute/index.js';
import { tablesOf } from '../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { type QueryState, rootShape, type Shape } from '../query/index.js';
import { type Assignment, resolveAssignments, resolveTarget } from '../resolve/index.js';
import { inOneTransaction } from './inherited.js';
import { isAmong } from './key-condition.js';
import { isInstance, keyOfRelated } from './related-key.js';
import { setOf, settings } from './settings.js';
import { targetKeys } from './target-keys.js';
import { writableColumn } from './update-columns.js';
import { nullFor, undefinedValue } from './value.js';
import { planFor as keptPlan, runWrite, type WritePlan, writePlan } from './write-plan.js';

interface UpdatePlan {
  /** null: no row can match */
  readonly write: WritePlan | null;
  /** where the values of the query end and those to be set begin */
  readonly first: number;
}

/** `update()`: sets columns of all rows that match, by one statement for each of their tables. */
export async function updateIn(state: QueryState, data: unknown): Promise<number> {
  const { shape, values } = state;
  const { meta } = shape;
  const assigned = assignments(meta, data);
  const target = database(shape.alias ?? undefined);
  const tables = tablesOf(meta).filter((table) => [...assigned.keys()].some((c) => c.model === table));
  if (tables.length > 1) return updateTables(state, tables, assigned, target);
  const { key, columns, own } = settings([...assigned]);
  const { write, first } = planFor(shape, key, columns, target.dialect);
  if (!write || columns.length === 0) return 0;
  return (await runWrite(target, write, [...values.slice(0, first), ...own])).affected;
}

/** What is set in one table may be what the query asks for in another: the rows are found first. */
function updateTables(state: QueryState, tables: readonly ModelMeta[], assigned: Assigned, target: Database): Promise<number> {
  return inOneTransaction(target, async () => {
    const keys = await targetKeys(state, tables, target);
    let count = 0;
    for (const [i, table] of tables.entries()) {
      const { key, columns, own } = settings([...assigned].filter(([column]) => column.model === table));
      const plan = updateAmongPlan(table, key, columns, own.length, target.dialect);
      if (keys[i]!.length > 0) count = (await runWrite(target, plan, [...own, keys[i]])).affected;
    }
    return count;
  });
}

/** UPDATE of the rows of one table by their keys. Values: those that are set, then the list of keys. */
const updateAmongPlan = (meta: ModelMeta, key: string, columns: readonly Assignment[], values: number, dialect: Dialect): WritePlan =>
  keptPlan(meta, dialect, `update among ${key}`, () => {
    const set = setOf(columns, resolveAssignments(rootShape(meta), meta, 0, columns));
    return writePlan(meta, { statement: 'update', table: meta.table, set, where: isAmong(meta, values), returning: [] }, dialect);
  });

type Assigned = ReadonlyMap<ColumnMeta, unknown>;
function assignments(meta: ModelMeta, data: unknown): Assigned {
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
  return byColumn;
}

function assigned(column: ColumnMeta, name: string, value: unknown): unknown {
  if (value === undefined) throw undefinedValue(column);
  if (value === null) return nullFor(column);
  if (name !== column.name && isInstance(value)) return keyOfRelated(column.model.relations.get(column.field)!, value);
  return value;
}

function planFor(shape: Shape, settingsKey: string, columns: readonly Assignment[], dialect: Dialect): UpdatePlan {
  const key = `update ${settingsKey}`;
  let byDialect = shape.compiled.get(key) as Map<Dialect, UpdatePlan> | undefined;
  if (!byDialect) shape.compiled.set(key, (byDialect = new Map()));
  let plan = byDialect.get(dialect);
  if (!plan) byDialect.set(dialect, (plan = compile(shape, columns, dialect)));
  return plan;
}

function compile(shape: Shape, columns: readonly Assignment[], dialect: Dialect): UpdatePlan {
  const model = columns[0]?.column.model ?? shape.meta.concrete;
  const { where, empty, values: first } = resolveTarget(shape, 'update', model);
  const set = setOf(columns, resolveAssignments(shape, model, first, columns));
  if (empty || columns.length === 0) return { write: null, first };
  return { write: writePlan(model, { statement: 'update', table: model.table, set, where, returning: [] }, dialect), first };
}
