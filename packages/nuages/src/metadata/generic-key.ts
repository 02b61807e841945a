import type { ColumnMeta, ModelMeta, RelationMeta } from './model-meta.js';
import { labelOf } from './naming.js';
import { registry } from './registry.js';

/** The model that a row's generic foreign key points into; null: none, or one that isn't registered. */
export function genericTarget(row: object, { generic }: RelationMeta): ModelMeta | null {
  const label = (row as Readonly<Record<string, unknown>>)[generic!.model.name];
  return typeof label === 'string' ? registry.find(label) : null;
}

const byModel = new WeakMap<ModelMeta, readonly RelationMeta[]>();
/** The generic foreign keys of a model. */
export function genericKeysOf(meta: ModelMeta): readonly RelationMeta[] {
  let found = byModel.get(meta);
  if (!found) byModel.set(meta, (found = [...meta.accessors.values()].filter(({ kind }) => kind === 'genericForeignKey')));
  return found;
}

/** What the two columns hold that point at a row; the key is null while the row has none. */
export function pointAt(meta: ModelMeta, key: unknown, { generic }: RelationMeta): Readonly<Record<string, unknown>> {
  const known = key !== null && key !== undefined;
  return { [generic!.model.name]: labelOf(meta.concrete), [generic!.key.name]: known ? (inFormOf(generic!.key, key) ?? key) : null };
}

/** A key in the form of another column, where whole numbers may be text; undefined: no row of that column can have it. */
export function inFormOf({ type }: ColumnMeta, key: unknown): unknown {
  const texts = typeof key === 'string' ? (/^-?\d{1,15}$/.test(key) ? [Number(key)] : []) : [String(key)];
  for (const form of [key, ...texts]) {
    try {
      const cell = type.encode(form);
      return type.decode ? type.decode(cell as never) : cell;
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}

/** The foreign key that a generic one is for the rows that point into one model. */
export function keyInto(relation: RelationMeta, target: ModelMeta): RelationMeta {
  let known = keys.get(relation);
  if (!known) keys.set(relation, (known = new Map()));
  let found = known.get(target);
  if (!found) {
    const { model, generic } = relation;
    const on = Object.freeze([Object.freeze([generic!.key, target.primaryKey[0]!] as const)]);
    const step = Object.freeze({ from: model, to: target, on, many: false, nullable: true, forward: true });
    known.set(target, (found = Object.freeze({ ...relation, kind: 'foreignKey', target, steps: Object.freeze([step]) })));
  }
  return found;
}
const keys = new WeakMap<RelationMeta, Map<ModelMeta, RelationMeta>>();
