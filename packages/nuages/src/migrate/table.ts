import type { Features } from '../contract/index.js';
import { isExpression } from '../expressions/index.js';
import type { ColumnDefinition, ConstraintDefinition, Expr, ForeignKeyDefinition, SchemaChange } from '../ir/index.js';
import type { ColumnMeta, ModelMeta, RelationMeta } from '../metadata/index.js';
import { resolveDefinition } from '../resolve/index.js';
import { constraintOf, isIndexed } from './constraints.js';
import { foreignKeyName, uniqueName } from './names.js';

/** A model's table with its constraints; foreign keys are apart, since tables may point at each other. */
export function createTable(meta: ModelMeta, features: Features, keys: readonly ForeignKeyDefinition[]): SchemaChange {
  return {
    change: 'createTable',
    table: meta.table,
    columns: meta.ownColumns.map(definitionOf),
    primaryKey: meta.primaryKey.map((c) => c.column),
    constraints: [
      ...uniqueColumns(meta, features),
      ...meta.constraints.filter((c) => !isIndexed(c)).map((c) => constraintOf(meta, c, features)),
      ...keys,
    ],
  };
}

function definitionOf(column: ColumnMeta): ColumnDefinition {
  const { model, type, options } = column;
  const { generated, dbDefault } = options;
  return {
    name: column.column,
    type: type.column,
    null: options.null,
    identity: options.identity,
    ...(dbDefault !== undefined && { default: defaultOf(column, dbDefault) }),
    ...(generated && { generated: { expression: resolveDefinition(model, generated.expression), stored: generated.stored } }),
  };
}
const defaultOf = ({ model, type }: ColumnMeta, value: unknown): Expr =>
  isExpression(value) ? resolveDefinition(model, value) : { node: 'literal', value, type };

function uniqueColumns({ table, ownColumns, primaryKey }: ModelMeta, { maxIdentifierBytes }: Features): ConstraintDefinition[] {
  return ownColumns
    .filter((c) => c.options.unique && !(primaryKey.length === 1 && primaryKey[0] === c))
    .map((c) => ({ constraint: 'unique', name: uniqueName(table, [c.column], maxIdentifierBytes), columns: [c.column] }));
}

/** What the foreign keys of a model point at. */
export function foreignKeys(meta: ModelMeta, features: Features): ForeignKeyDefinition[] {
  return [...meta.relations.values()]
    .filter((r) => r.model === meta && isForward(r))
    .map(({ key, steps, target, deferrable }) => {
      const to = steps[0]!.on[0]![1];
      return {
        constraint: 'foreignKey',
        name: foreignKeyName(meta.table, key!.column, target.table, to.column, features.maxIdentifierBytes),
        columns: [key!.column],
        target: target.table,
        targetColumns: [to.column],
        deferred: deferrable && features.deferrableConstraints,
      };
    });
}
export const isForward = (relation: RelationMeta): boolean => relation.key !== null && relation.steps[0]!.forward;
