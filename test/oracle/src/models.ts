import * as nuages from 'nuages';
import type { ModelClass } from './api.js';
import { Model } from './api.js';
import { asQ } from './conditions.js';
import { expression } from './expressions.js';
import { builders } from './field-classes.js';
import { camelCase, Paths } from './paths.js';
import { applyOps, start } from './query.js';
import type { Field, Schema, SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { decode } from './values.js';

type Options = Record<string, unknown>;
type Declare = (name: string, bases: readonly ModelClass[], fields: object, options: Options) => ReturnType<typeof Model>;
type RelationBuilder = (to: string, options: Options) => unknown;
const relationBuilders = {
  fk: nuages.foreignKey as unknown as RelationBuilder,
  o2o: nuages.oneToOne as unknown as RelationBuilder,
  m2m: nuages.manyToMany as unknown as RelationBuilder,
};
const onDelete: Readonly<Record<string, string>> = {
  CASCADE: 'cascade',
  DO_NOTHING: 'doNothing',
  PROTECT: 'protect',
  RESTRICT: 'restrict',
  SET_DEFAULT: 'setDefault',
  SET_NULL: 'setNull',
};

/** Makes the models of the schema known to Nuages: each a class with its managers, and `everything`, which leaves no row out. */
export function declareModels(schema: Schema): World {
  const classes = new Map<string, ModelClass>();
  const world: World = { schema, paths: new Paths(schema), classes, instances: new Map() };
  for (const model of schema.models) {
    classes.set(model.name, model.data.auto_through ? declareRows(world, model) : declareModel(world, model));
    // rows of its table alone, for the fixture
    if (model.data.parents.length > 0) classes.set(rowsOf(model), declareRows(world, model));
  }
  nuages.register(Object.fromEntries(classes));
  return world;
}

function declareModel(world: World, model: SchemaModel): ModelClass {
  const fields = Object.fromEntries(model.data.fields.map((f) => [f.camel, declareField(world, model, f)]));
  const key = model.data.composite_pk ? { pk: compositeKey(model) } : {};
  const bases = model.bases.map((base) => world.classes.get(base.name)!);
  const Declared = (Model as unknown as Declare)(model.name, bases, { ...fields, ...key }, options(world, model));
  class Class extends Declared {}
  Object.defineProperty(Class, 'name', { value: model.name });
  for (const { name, ops } of [...model.data.managers, { name: 'everything', ops: [] }]) {
    const narrowed = (rows: never): unknown => applyOps(start(world, model, rows), ops).rows;
    const made = (nuages.manager as unknown as (cls: unknown, start?: unknown) => unknown)(
      nuages.QuerySet,
      ops.length > 0 ? narrowed : undefined,
    );
    Object.defineProperty(Class, camelCase(name), { value: made, enumerable: true });
  }
  return Class as unknown as ModelClass;
}

/** what the class of a table's rows is called */
export const rowsOf = ({ name }: SchemaModel): string => `${camelCase(name)}Row`;

/** The rows of a table by itself, that a many-to-many field makes or that has a part of each row: for the fixture, and no model of the schema. */
function declareRows(world: World, model: SchemaModel): ModelClass {
  const fields = Object.fromEntries(model.data.fields.map((f) => [f.camel, declareField(world, model, aloneOf(f))]));
  class Rows extends Model(rowsOf(model), fields, { table: model.data.table, managed: false }) {}
  return Rows as unknown as ModelClass;
}
const aloneOf = (field: Field): Field => (field.relation ? { ...field, relation: { ...field.relation, ...alone } } : field);
/** the model that has the table says what deletions do to it */
const alone = { reverse_accessor: null, reverse_query_name: null, parent_link: false, on_delete: { action: 'DO_NOTHING' } } as const;

const compositeKey = ({ key }: SchemaModel): unknown =>
  (nuages.compositePrimaryKey as unknown as (...names: string[]) => unknown)(...key.map((f) => f.camel));

function declareField(world: World, model: SchemaModel, field: Field): unknown {
  const { relation } = field;
  if (relation) return relationBuilders[relation.kind](relation.to_self ? 'self' : relation.to, relationOptions(field, relation));
  const made = builders[field.type]!(columnOptions(model, field));
  if (!field.generated) return made;
  const scope = { world, model, annotations: new Map(), outer: null };
  const { expression: of, stored } = field.generated;
  return nuages.generated({ expression: expression(scope, of) as never, output: made as never, stored });
}

function columnOptions(model: SchemaModel, field: Field): Options {
  const { max_length: maxLength, max_digits: maxDigits, decimal_places: decimalPlaces, choices, generated } = field;
  const isText = field.type === 'CharField';
  return {
    ...shared(field),
    ...(isText && maxLength !== undefined && { maxLength }),
    ...(maxDigits !== undefined && { maxDigits, decimalPlaces }),
    ...(choices && { choices: choices.map(([value]) => value) }),
    ...(!generated && field.primary_key === true && !model.data.composite_pk && { primaryKey: true }),
    ...(!generated && field.db_default !== undefined && { dbDefault: decode(field.db_default) }),
  };
}
function shared(field: Field): Options {
  const unique = field.unique === true && field.primary_key !== true;
  return {
    column: field.column,
    ...(field.null && { null: true }),
    ...(unique && !field.relation && { unique: true }),
    ...(field.default && { default: decode(field.default.value) }),
  };
}
function relationOptions(field: Field, relation: NonNullable<Field['relation']>): Options {
  const names = {
    relatedName: relation.reverse_accessor === null ? '+' : camelCase(relation.reverse_accessor),
    ...(relation.reverse_query_name !== null && { relatedQueryName: camelCase(relation.reverse_query_name) }),
  };
  if (relation.kind === 'm2m') {
    const { through, through_auto: auto, through_fields: ends, symmetrical } = relation;
    return {
      ...names,
      ...(auto !== true && { through }),
      ...(auto !== true && ends && { throughFields: ends.map(camelCase) }),
      ...(relation.to_self && { symmetrical: symmetrical === true }),
    };
  }
  const { action, value } = relation.on_delete!;
  return {
    ...shared(field),
    ...names,
    ...(field.primary_key === true && { primaryKey: true }),
    ...(relation.parent_link === true && { parentLink: true }),
    ...(relation.to_field !== undefined && { toField: camelCase(relation.to_field) }),
    onDelete: action === 'SET' ? nuages.set(decode(value!)) : onDelete[action],
  };
}

function options(world: World, model: SchemaModel): Options {
  const { table, ordering, get_latest_by: latest, unique_together: together, constraints, default_manager: manager } = model.data;
  const scope = { world, model, annotations: new Map(), outer: null };
  const named = (name: string): string => (name.startsWith('-') ? `-${camelCase(name.slice(1))}` : camelCase(name));
  const positive = model.ownColumns.filter((f) => f.type === 'PositiveIntegerField');
  return {
    ...(model.data.proxy ? { proxy: true } : { table }),
    defaultManager: camelCase(manager),
    ordering: ordering.map((by) => (typeof by === 'string' ? named(by) : expression(scope, by))),
    ...(latest !== null && { getLatestBy: typeof latest === 'string' ? named(latest) : latest.map(named) }),
    constraints: [
      ...together.map((names) => nuages.unique(names.map(camelCase) as never)),
      ...constraints.map(({ kind, name, fields, condition }) => {
        const where = condition && { where: asQ(scope, condition) };
        return kind === 'check'
          ? nuages.check(asQ(scope, condition!) as never, { name })
          : nuages.unique(fields!.map(camelCase) as never, { name, ...where } as never);
      }),
      ...positive.map((f) => nuages.check(nuages.dynamic({ [`${f.camel}__gte`]: 0 }) as never, { name: `${table}_${f.column}_check` })),
    ],
  };
}
