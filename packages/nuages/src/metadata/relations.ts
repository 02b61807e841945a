import { FIELD, type ForeignKeyField, type ManyToManyField } from '../fields/index.js';
import type { Binding, Bindings } from './binding.js';
import { checkReverseClash } from './checks/reverse-names.js';
import { pointedColumn } from './columns.js';
import type { Draft } from './draft.js';
import { bindGenerics } from './generic.js';
import type { ColumnMeta, JoinStep, ModelMeta, RelationMeta } from './model-meta.js';
import { uncapitalised } from './naming.js';
import { pairKeys, type Through } from './through.js';

type Relation = { -readonly [K in keyof RelationMeta]: RelationMeta[K] };
/** relations of a model while they are collected */
export interface Sides {
  readonly relations: Map<string, RelationMeta>;
  readonly accessors: Map<string, RelationMeta>;
  readonly incoming: RelationMeta[];
}

/** Every relation of the models, from both its sides. Columns are bound. */
export function bindRelations(models: Bindings, throughs: ReadonlyMap<string, Binding>): void {
  const sides = new Map<ModelMeta, Sides>();
  for (const binding of models.all) {
    const concrete = models.concrete(binding).meta;
    const side = sides.get(concrete) ?? { relations: new Map(), accessors: new Map(), incoming: [] };
    sides.set(concrete, side).set(binding.meta, side);
  }
  for (const [binding, name, field] of relationFields(models)) {
    const target = models.target(binding, name, field.to);
    const forward =
      field[FIELD] === 'foreignKey'
        ? keyRelation(binding, name, field, target, models)
        : pairsRelation(binding, name, field, target, models, throughs);
    sides.get(binding.meta)!.relations.set(name, forward);
    sides.get(binding.meta)!.accessors.set(name, forward);
    if (forward.key) sides.get(target.meta)!.incoming.push(forward);
  }
  bindGenerics(models, sides);
  for (const [binding, name, field] of relationFields(models)) reverse(binding, name, field, sides);
  for (const [meta, { relations, accessors, incoming }] of sides)
    Object.assign(meta as Draft, { relations, accessors, incoming: Object.freeze(incoming) });
}

function* relationFields(models: Bindings): Generator<readonly [Binding, string, ForeignKeyField | ManyToManyField]> {
  for (const binding of models.all) {
    for (const [name, field] of binding.definition.fields)
      if (field[FIELD] === 'foreignKey' || field[FIELD] === 'manyToMany') yield [binding, name, field];
  }
}

const step = (from: ColumnMeta, to: ColumnMeta, rest: Pick<JoinStep, 'many' | 'nullable' | 'forward'>): JoinStep =>
  Object.freeze({ from: from.model, to: to.model, on: Object.freeze([Object.freeze([from, to] as const)]), ...rest });
/** from the table that holds the key */
const forwardStep = (key: ColumnMeta, to: ColumnMeta): JoinStep =>
  step(key, to, { many: false, nullable: key.options.null, forward: true });
const backwardStep = (to: ColumnMeta, key: ColumnMeta): JoinStep => step(to, key, { many: !isUnique(key), nullable: true, forward: false });
const isUnique = ({ options, model }: ColumnMeta): boolean => options.unique || (options.primaryKey && model.primaryKey.length === 1);

function keyRelation(binding: Binding, name: string, field: ForeignKeyField, target: Binding, models: Bindings): Relation {
  const key = binding.meta.ownColumns.find((c) => c.field === name)!;
  return {
    model: binding.meta,
    name,
    accessor: name,
    target: target.meta,
    key,
    kind: field.unique ? 'oneToOne' : 'foreignKey',
    many: false,
    null: field.null,
    steps: Object.freeze([forwardStep(key, pointedColumn(binding, name, field, models.concrete(target)))]),
    inverse: null,
    onDelete: field.onDelete,
    deferrable: field.deferrable,
    through: null,
    symmetrical: false,
    limitChoicesTo: field.limitChoicesTo ?? null,
  };
}

function pairsRelation(
  binding: Binding,
  name: string,
  field: ManyToManyField,
  target: Binding,
  models: Bindings,
  throughs: ReadonlyMap<string, Binding>,
): Relation {
  const between = throughs.get(`${binding.label}.${name}`) ?? models.target(binding, name, field.through!);
  const { source, goal }: Through = pairKeys(binding, name, field, target, between, models);
  return {
    model: binding.meta,
    name,
    accessor: name,
    target: target.meta,
    key: null,
    kind: 'manyToMany',
    many: true,
    null: false,
    steps: Object.freeze([backwardStep(source.to, source.key), forwardStep(goal.key, goal.to)]),
    inverse: null,
    onDelete: null,
    deferrable: false,
    through: between.meta,
    symmetrical: isSymmetrical(field),
    limitChoicesTo: field.limitChoicesTo ?? null,
  };
}

const isSymmetrical = (field: ManyToManyField): boolean =>
  field.to === 'self' && (field.symmetrical ?? (field.relatedName === undefined || field.relatedName === '+'));

const turned = { foreignKey: 'reverseForeignKey', oneToOne: 'reverseOneToOne', manyToMany: 'reverseManyToMany' } as const;

/** The same relation as the target sees it, unless it has no name there. */
function reverse(binding: Binding, name: string, field: ForeignKeyField | ManyToManyField, sides: ReadonlyMap<ModelMeta, Sides>): void {
  const forward = sides.get(binding.meta)!.relations.get(name) as Relation;
  if (field.relatedName !== '+' && !forward.symmetrical) {
    const one = forward.kind === 'oneToOne';
    const own = uncapitalised(binding.meta.name);
    const target = forward.target.concrete;
    const back: Relation = {
      ...forward,
      model: target,
      target: binding.meta,
      name: field.relatedQueryName ?? field.relatedName ?? own,
      accessor: field.relatedName ?? (one ? own : `${own}Set`),
      kind: turned[forward.kind as keyof typeof turned],
      many: !one,
      null: one,
      steps: Object.freeze(forward.steps.map(turnRound).reverse()),
      inverse: forward,
      limitChoicesTo: null,
    };
    checkReverseClash(binding.meta, name, back, sides.get(target)!);
    sides.get(target)!.relations.set(back.name, Object.freeze(back));
    sides.get(target)!.accessors.set(back.accessor!, back);
    forward.inverse = back;
  }
  Object.freeze(forward);
}
/** The same join from its other end. */
export const turnRound = ({ forward, on }: JoinStep): JoinStep =>
  forward ? backwardStep(on[0]![1], on[0]![0]) : forwardStep(on[0]![1], on[0]![0]);
