import { FIELD } from '../fields/index.js';
import type { TableName } from '../ir/index.js';
import { type Binding, bindingOf, Bindings, type Bound, type Registration } from './binding.js';
import { checkColumns } from './checks/columns.js';
import { checkComputed } from './checks/computed.js';
import { checkKeys } from './checks/keys.js';
import { checkOptions } from './checks/options.js';
import { checkShadowed } from './checks/shadowed.js';
import { checkTables } from './checks/tables.js';
import { bindColumns } from './columns.js';
import { inheritRelations } from './inherit-relations.js';
import { bindRelations } from './relations.js';
import { tableName } from './naming.js';
import { autoThrough } from './through.js';

/**
 * Makes models of definitions: columns, relations from both sides, tables between. Nothing is ready unless everything is right.
 * @throws ModelError NUA_MODEL_INVALID, saying of which model and field
 */
export function bindModels(registrations: readonly Registration[]): Bound {
  const own = registrations.map(bindingOf);
  const throughs = throughsOf(own);
  const models = new Bindings([...own, ...throughs.values()]);
  const inOrder = models.inOrder;
  for (const binding of inOrder) bindOptions(binding, models);
  for (const binding of inOrder) bindColumns(binding, models);
  for (const { meta } of models.all) checkColumns(meta);
  bindRelations(models, throughs);
  for (const binding of inOrder) inheritRelations(binding, models);
  for (const { meta } of models.all) {
    checkKeys(meta);
    checkComputed(meta);
    checkOptions(meta);
  }
  for (const binding of models.all) checkShadowed(binding);
  checkTables(models.all.map((m) => m.meta));
  for (const { meta } of models.all) {
    meta.ready = true;
    Object.freeze(meta);
  }
  return new Map(models.all.map((m) => [m.registration, m.meta]));
}

/** by model and field: `Post.tags` */
function throughsOf(own: readonly Binding[]): Map<string, Binding> {
  const models = new Bindings(own);
  const throughs = new Map<string, Binding>();
  for (const binding of own) {
    for (const [name, field] of binding.definition.fields) {
      if (field[FIELD] !== 'manyToMany' || field.through !== undefined) continue;
      throughs.set(`${binding.label}.${name}`, bindingOf(autoThrough(binding, name, field, models.target(binding, name, field.to))));
    }
  }
  return throughs;
}

function bindOptions(binding: Binding, models: Bindings): void {
  const { meta, definition, registration } = binding;
  const concrete = models.concrete(binding).meta;
  const { options, name, auto } = definition;
  const schema = options.schema ?? registration.schema;
  const table: TableName = { name: options.table ?? tableName(registration.app, name), ...(schema !== null && { schema }) };
  Object.assign(meta, {
    app: registration.app,
    concrete,
    table: concrete === meta ? Object.freeze(table) : concrete.table,
    managed: options.managed,
    ordering: Object.freeze([...options.ordering]),
    indexes: Object.freeze([...options.indexes]),
    constraints: Object.freeze([...options.constraints]),
    getLatestBy: Object.freeze([...options.getLatestBy]),
    trackChanges: options.trackChanges,
    defaultManager: registration.defaultManager,
    auto,
    class: registration.class,
  });
}
