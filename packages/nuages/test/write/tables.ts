import { writeConstant } from '../../src/compile/index.js';
import { connect } from '../../src/connect.js';
import { database } from '../../src/execute/index.js';
import type { ColumnDefinition, ConstraintDefinition, SchemaChange } from '../../src/ir/index.js';
import type { ModelMeta } from '../../src/metadata/index.js';
import { resolveDefinition } from '../../src/resolve/index.js';
import type { Connections, Settings } from '../../src/types/settings.js';

/** Connects and makes the tables of the models, in the order given, and of the many-to-many relations between. */
export async function open(settings: Settings['databases'], metas: readonly ModelMeta[]): Promise<Connections> {
  const connections = await connect({ databases: settings });
  const db = database();
  const between = metas.flatMap((m) => [...m.relations.values()].filter((r) => r.kind === 'manyToMany').map((r) => r.through!));
  for (const change of [...metas, ...between].map(createTable)) {
    for (const sql of db.dialect.schema(change, (expr) => writeConstant(expr, db.dialect))) await db.script(sql);
  }
  return connections;
}

function createTable(meta: ModelMeta): SchemaChange {
  const { columns, primaryKey, table } = meta;
  return {
    change: 'createTable',
    table,
    primaryKey: primaryKey.map((c) => c.column),
    columns: columns.map(({ column, type, options: { null: nullable, identity, dbDefault, generated } }): ColumnDefinition => ({
      name: column,
      type: type.column,
      null: nullable,
      identity,
      ...(dbDefault !== undefined && { default: { node: 'literal', value: dbDefault, type } }),
      ...(generated && { generated: { expression: resolveDefinition(meta, generated.expression), stored: generated.stored } }),
    })),
    constraints: [
      ...columns
        .filter((c) => c.options.unique && !c.options.primaryKey)
        .map((c): ConstraintDefinition => ({ constraint: 'unique', name: `${table.name}_${c.column}_key`, columns: [c.column] })),
      ...[...meta.relations.values()]
        .filter((r) => r.key && r.steps[0]!.forward)
        .map((r): ConstraintDefinition => ({
          constraint: 'foreignKey',
          name: `${table.name}_${r.key!.column}_fk`,
          columns: [r.key!.column],
          target: r.target.table,
          targetColumns: [r.steps[0]!.on[0]![1].column],
          deferred: true,
        })),
    ],
  };
}
