import { SetValue } from '../../fields/index.js';
import { invalid } from '../model-error.js';
import type { ModelMeta } from '../model-meta.js';

/** A foreign key points at a column whose values are unique. */
export function checkKeys(meta: ModelMeta): void {
  for (const { model, key, steps, target, onDelete } of meta.relations.values()) {
    const step = steps[0]!;
    if (!key || !step.forward || model !== meta) continue;
    const to = step.on[0]![1];
    const alone = to.options.unique || (to.options.primaryKey && target.primaryKey.length === 1) || hasUnique(target, to.field);
    if (!alone)
      throw invalid(
        meta.name,
        key.field,
        `points at ${target.name}.${to.field}, which is not unique`,
        `Add unique: true to ${target.name}.${to.field}.`,
      );
    if (to.options.null && to.options.primaryKey) throw invalid(target.name, to.field, 'is the primary key and can not be null');
    if (onDelete instanceof SetValue) checkSet(meta, key.field, onDelete, (value) => key.type.encode(value));
  }
}

const hasUnique = (target: ModelMeta, field: string): boolean =>
  target.constraints.some(
    (c) =>
      c.constraint === 'unique' &&
      c.where === undefined &&
      c.columns.length === 1 &&
      (c.columns[0] === field || target.columnByName.get(c.columns[0] as string)?.field === field),
  );

function checkSet(meta: ModelMeta, field: string, { set: value }: SetValue, encode: (value: unknown) => unknown): void {
  if (value === null || typeof value === 'function') return;
  try {
    encode(value);
  } catch (error) {
    throw invalid(meta.name, field, `has onDelete: set() with a value that the key does not take: it ${(error as Error).message}`);
  }
}
