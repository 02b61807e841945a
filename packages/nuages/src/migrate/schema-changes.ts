import type { Features } from '../contract/index.js';
import type { SchemaChange } from '../ir/index.js';
import type { ModelMeta } from '../metadata/index.js';
import { checkNames } from './check-names.js';
import { inDependencyOrder } from './dependency-order.js';
import { indexesOf } from './indexes.js';
import { createTable, foreignKeys } from './table.js';

/** What makes the tables of models, in an order in which a database can do it. */
export function creation(models: readonly ModelMeta[], features: Features): SchemaChange[] {
  const ordered = inDependencyOrder(models);
  const schemas = features.schemas ? new Set(ordered.map((m) => m.table.schema).filter((schema) => schema !== undefined)) : [];
  const keys = new Map(ordered.map((meta) => [meta, foreignKeys(meta, features)]));
  const changes: SchemaChange[] = [
    ...[...schemas].map((name): SchemaChange => ({ change: 'createSchema', name })),
    ...ordered.map((meta) => createTable(meta, features, features.addConstraint ? [] : keys.get(meta)!)),
    ...ordered.flatMap((meta) => indexesOf(meta, features)).map((index): SchemaChange => ({ change: 'createIndex', index })),
  ];
  if (features.addConstraint) {
    for (const [{ table }, constraints] of keys)
      for (const constraint of constraints) changes.push({ change: 'addConstraint', table, constraint });
  }
  checkNames(changes, features);
  return changes;
}

/** What drops them, those first that point at others. */
export const removal = (models: readonly ModelMeta[]): SchemaChange[] =>
  inDependencyOrder(models)
    .reverse()
    .map(({ table }) => ({ change: 'dropTable', table }));
