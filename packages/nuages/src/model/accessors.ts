import { ProgrammingError, ValueError } from '../errors/index.js';
import { NotLoaded, notLoadedRow, placeholderOf, relatedOf, relationKey, setRelated, type Unloaded } from '../hydrate/index.js';
import { loadRelation } from '../load/index.js';
import { genericTarget, type ModelMeta, type RelationMeta, uncapitalised } from '../metadata/index.js';
import { type RelatedManager, relatedManager, RelatedSet } from '../queryset/index.js';
import { checkRelated, isInstance } from '../write/index.js';
import { assignGeneric } from './generic-value.js';
import { managerOf } from './manager-of.js';
import { setInverse } from './set-inverse.js';

type Accessor = PropertyDescriptor & ThisType<object>;

/** Gives the instances of a model an accessor for each of its relations. */
export function defineAccessors(prototype: object, { accessors }: ModelMeta): void {
  for (const [name, relation] of accessors)
    Object.defineProperty(prototype, name, { ...accessorOf(relation), configurable: true, enumerable: false });
}

function accessorOf(relation: RelationMeta): Accessor {
  if (relation.many) {
    return {
      get() {
        return toMany(this, relation);
      },
      set: () => refuse(relation),
    };
  }
  return {
    get() {
      return toOne(this, relation);
    },
    set(value: unknown) {
      if (relation.kind === 'genericForeignKey') assignGeneric(this, relation, value);
      else if (relation.steps[0]!.forward) assign(this, relation, value);
      else refuse(relation);
    },
  };
}

/** the related row, null where nothing can be there, or what waits to be awaited */
function toOne(row: object, relation: RelationMeta): unknown {
  const related = relatedOf(row, relation);
  if (related) return related.value;
  const key = relationKey(row, relation);
  if (key === null || key === undefined) return null;
  const target = relation.generic ? genericTarget(row, relation) : relation.target;
  const place = relation.generic ? `${relation.name} ${target?.name}` : relation.name;
  return placeholderOf(row, place, () => waiting(row, relation, target));
}

/** the related rows, which are their manager too, or the manager of rows that aren't there */
function toMany(row: object, relation: RelationMeta): RelatedSet | RelatedManager {
  const source = { row, relation, manager: managerOf(relation.target) };
  const related = relatedOf(row, relation);
  if (!related) return relatedManager(source);
  if (related.value instanceof RelatedSet) return related.value;
  const set = RelatedSet.make(source, related.value as unknown[]);
  setRelated(row, relation, set, related.implied);
  return set;
}

function waiting(row: object, relation: RelationMeta, target: ModelMeta | null): NotLoaded {
  const { model, name, steps } = relation;
  const what: Unloaded = {
    model: model.name,
    name,
    fix: `Await it: await ${uncapitalised(model.name)}.${name}.`,
    get key() {
      const key = relationKey(row, relation);
      return steps[0]!.forward && !(key instanceof NotLoaded) ? `${key as string | number}` : undefined;
    },
    async load() {
      const key = relationKey(row, relation);
      if (key instanceof NotLoaded) await key;
      const related = relatedOf(row, relation);
      return related ? related.value : loadRelation(row, relation);
    },
  };
  return target ? notLoadedRow(target, what) : new NotLoaded(what);
}

/** `post.author = user`: the key follows, and the row is there without a query. */
function assign(row: object, relation: RelationMeta, value: unknown): void {
  const { model, name, target, key, steps } = relation;
  const about = { model: model.name, field: name };
  if (value === undefined)
    throw new ValueError('NUA_VALUE_UNDEFINED', `${model.name}.${name} is set to undefined.`, { fix: 'Write null for no row.', ...about });
  if (value instanceof NotLoaded)
    throw new ProgrammingError('NUA_NOT_LOADED', `${model.name}.${name} is set to a relation that is not loaded.`, {
      fix: `Await it first, or copy the key: ${key!.name}.`,
      ...about,
    });
  if (value !== null && !isInstance(value))
    throw new ValueError('NUA_VALUE_INVALID', `${model.name}.${name} takes an instance of ${target.name} or null.`, {
      fix: `Set ${key!.name} to give the key alone.`,
      ...about,
    });
  if (value) checkRelated(relation, value);
  const columns = row as Record<string, unknown>;
  columns[key!.name] = value ? ((value as unknown as Record<string, unknown>)[steps[0]!.on[0]![1].name] ?? null) : null;
  setRelated(row, relation, value);
  if (value) setInverse(row, relation, value);
}

function refuse({ model, accessor, target, inverse }: RelationMeta): never {
  const back = inverse && !inverse.many ? `: set ${target.name}.${inverse.name}` : '';
  throw new ProgrammingError(
    'NUA_WRITE_INVALID',
    `${model.name}.${accessor} is kept by the rows of ${target.name} and can't be assigned.`,
    { fix: `Change those rows${back}.`, model: model.name, ...(accessor && { field: accessor }) },
  );
}
