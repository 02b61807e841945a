import { FIELD, type GenericKeyField, type GenericRelationField } from '../fields/index.js';
import type { Binding, Bindings } from './binding.js';
import { invalid } from './model-error.js';
import type { ColumnMeta, GenericKey, ModelMeta, RelationMeta } from './model-meta.js';
import { labelOf } from './naming.js';

const common = { null: true, onDelete: null, deferrable: false, through: null, symmetrical: false, limitChoicesTo: null } as const;

/**
 * The generic foreign keys of the models, as accessors only, since no lookup can follow them, and the relations back. Columns are bound.
 * @throws ModelError NUA_MODEL_INVALID
 */
export function bindGenerics(
  models: Bindings,
  sides: ReadonlyMap<ModelMeta, { readonly relations: Map<string, RelationMeta>; readonly accessors: Map<string, RelationMeta> }>,
): void {
  for (const [binding, name, field] of fieldsOf(models, 'genericForeignKey'))
    sides.get(binding.meta)!.accessors.set(name, keyRelation(binding, name, field as GenericKeyField, models));
  for (const [binding, name, field] of fieldsOf(models, 'genericRelation')) {
    const { to, field: by } = field as GenericRelationField;
    const target = models.target(binding, name, to);
    const keys = [...sides.get(target.meta)!.accessors.values()].filter((r) => r.kind === 'genericForeignKey');
    const relation = backRelation(binding, name, by, target, keys);
    sides.get(binding.meta)!.relations.set(name, relation);
    sides.get(binding.meta)!.accessors.set(name, relation);
  }
}

function* fieldsOf(models: Bindings, kind: 'genericForeignKey' | 'genericRelation') {
  for (const binding of models.all)
    for (const [name, field] of binding.definition.fields) if (field[FIELD] === kind) yield [binding, name, field] as const;
}

function keyRelation(binding: Binding, name: string, { model, key, to }: GenericKeyField, models: Bindings): RelationMeta {
  const { meta } = binding;
  const columnOf = (attribute: string): ColumnMeta => {
    const column = meta.columnByName.get(attribute);
    if (column) return column;
    const columns = [...meta.columnByName.keys()].join(', ');
    throw invalid(meta.name, name, `names "${attribute}", which is no column of the model`, `Columns are ${columns}.`);
  };
  const generic: GenericKey = Object.freeze({
    model: columnOf(model),
    key: columnOf(key),
    to: to ? Object.freeze(to.map((each) => models.target(binding, name, each).label)) : null,
  });
  if (generic.model.type.cell.name !== 'text')
    throw invalid(meta.name, name, `has the name of the model in ${meta.name}.${model}, which holds no text`, 'Make it a char().');
  const on = [generic.model, generic.key].map((column) => Object.freeze([column, column] as const));
  const step = Object.freeze({ from: meta, to: meta, on: Object.freeze(on), many: false, nullable: true, forward: true });
  return Object.freeze({
    ...common,
    model: meta,
    name,
    accessor: name,
    kind: 'genericForeignKey',
    target: meta,
    many: false,
    steps: Object.freeze([step]),
    key: generic.key,
    inverse: null,
    generic,
  });
}

function backRelation(
  binding: Binding,
  name: string,
  by: string | undefined,
  target: Binding,
  keys: readonly RelationMeta[],
): RelationMeta {
  const { meta } = binding;
  const inverse = by === undefined && keys.length === 1 ? keys[0]! : keys.find((r) => r.name === by);
  const listed = keys.map((r) => r.name).join(', ');
  if (!inverse) {
    if (keys.length === 0) throw invalid(meta.name, name, `leads to ${target.meta.name}, which has no genericForeignKey()`);
    const fact = by === undefined ? 'has several generic foreign keys' : `has no generic foreign key "${by}"`;
    throw invalid(meta.name, name, `leads to ${target.meta.name}, which ${fact}`, `Give it the field: ${listed}.`);
  }
  const generic = inverse.generic!;
  const label = labelOf(meta.concrete);
  if (generic.to && !generic.to.includes(label))
    throw invalid(meta.name, name, `leads to ${target.meta.name}.${inverse.name}, which may not point at ${label}`, 'Add it to its `to`.');
  const [key, ...more] = meta.primaryKey;
  if (more.length > 0) throw invalid(meta.name, name, `leads from ${meta.name}, whose key is several columns`);
  if (!comparable(key!, generic.key))
    throw invalid(
      meta.name,
      name,
      `compares ${meta.name}.${key!.name} with ${target.meta.name}.${generic.key.name}, which are of different kinds`,
      `Give ${target.meta.name}.${generic.key.name} the kind of the keys that it holds.`,
    );
  const step = Object.freeze({
    from: key!.model,
    to: generic.key.model,
    on: Object.freeze([Object.freeze([key!, generic.key] as const)]),
    many: true,
    nullable: true,
    forward: false,
    constant: Object.freeze([generic.model, label] as const),
  });
  return Object.freeze({
    ...common,
    model: meta,
    name,
    accessor: name,
    kind: 'genericRelation',
    target: target.meta,
    many: true,
    steps: Object.freeze([step]),
    key: generic.key,
    inverse,
    generic,
  });
}

/** whole numbers of any length with each other; else of one kind */
const comparable = (a: ColumnMeta, b: ColumnMeta): boolean => kindOf(a) === kindOf(b);
const kindOf = ({ type: { cell } }: ColumnMeta): string => (cell.name === 'bigint-number' ? 'number' : cell.name);
