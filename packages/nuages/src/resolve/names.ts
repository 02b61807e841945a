import { FieldError, printable, suggest } from '../errors/index.js';
import { stepsTo } from '../metadata/inheritance.js';
import type { ColumnMeta, JoinStep, ModelMeta, RelationMeta } from '../metadata/model-meta.js';

/** A path of names followed through the models. */
export interface Followed {
  readonly steps: readonly JoinStep[];
  /** columns at the end: one; several of a composite key */
  readonly targets: readonly ColumnMeta[];
  /** the relation that the path ends with, if it doesn't end with a column */
  readonly relation: RelationMeta | null;
  /** the model at the end */
  readonly meta: ModelMeta;
  /** names after the field: transforms and a lookup */
  readonly rest: readonly string[];
}

/**
 * Follows relations, then a column; what is left are lookups. `annotations`: names that exist beside the model's, for messages.
 * @throws FieldError NUA_FIELD_UNKNOWN when the first name is none of the model's, or a name after a relation neither a field nor a lookup
 */
export function follow(start: ModelMeta, path: string, annotations: Iterable<string> = []): Followed {
  const parts = path.split('__');
  const steps: JoinStep[] = [];
  let [meta, relation]: [ModelMeta, RelationMeta | null] = [start, null];
  let at = 0;
  for (; at < parts.length; at++) {
    const next = meta.relations.get(parts[at]!);
    if (!next) break;
    // what is inherited begins at the table of the model that it is inherited from
    steps.push(...stepsTo(meta, next.model), ...next.steps);
    [meta, relation] = [next.target, next];
  }
  const name = parts[at];
  if (name !== undefined) {
    const columns = columnsNamed(meta, name);
    if (columns) {
      const up = stepsTo(meta, columns[0]!.model);
      return { steps: [...steps, ...up], targets: columns, relation: null, meta, rest: parts.slice(at + 1) };
    }
    if (!relation || !relatedLookups.has(name)) throw unknownField(meta, name, path, meta === start ? annotations : []);
  }
  return { steps, targets: targetsOf(relation!), relation, meta, rest: parts.slice(at) };
}

/** As in a condition, where `authorId` means what `author` does: the relation is joined, though that join is taken back. */
export function throughKey(path: Followed): Followed {
  const [target, ...more] = path.targets;
  const relation = path.relation || more.length > 0 ? undefined : target!.model.relations.get(target!.field);
  if (!relation) return path;
  return { ...path, steps: [...path.steps, ...relation.steps], targets: targetsOf(relation), relation, meta: relation.target };
}

/** lookups that a relation itself takes */
const relatedLookups: ReadonlySet<string> = new Set(['exact', 'in', 'gt', 'gte', 'lt', 'lte', 'isnull']);

export function columnsNamed(meta: ModelMeta, name: string): readonly ColumnMeta[] | null {
  const column = meta.columnByName.get(name);
  if (column) return [column];
  return name === 'pk' ? meta.primaryKey : null;
}

/** what a relation is compared by: the column that its key points at, or the key of the rows that point here */
function targetsOf(relation: RelationMeta): readonly ColumnMeta[] {
  const last = relation.steps.at(-1)!;
  return last.forward ? last.on.map(([, to]) => to) : relation.target.primaryKey;
}

const namesOf = (meta: ModelMeta): string[] => [...meta.columnByName.keys(), ...meta.relations.keys(), 'pk'];

export function unknownField(meta: ModelMeta, name: string, path = name, annotations: Iterable<string> = []): FieldError {
  const where = path === name ? '' : ` (in "${printable(path)}")`;
  return new FieldError('NUA_FIELD_UNKNOWN', `${meta.name} has no field "${printable(name)}"${where}.`, {
    fix: suggest(name, meta.name, [...namesOf(meta), ...annotations]),
    model: meta.name,
    field: name,
  });
}
