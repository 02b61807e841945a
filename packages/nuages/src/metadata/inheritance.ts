import type { ColumnMeta, JoinStep, ModelMeta, RelationMeta } from './model-meta.js';

/** One table serves both: they are one model, or proxies of it. */
export const sameTable = (a: ModelMeta, b: ModelMeta): boolean => a.concrete.class.constructor === b.concrete.class.constructor;

/** Are its rows rows of the other model too? */
export const isA = (meta: ModelMeta, other: ModelMeta): boolean =>
  sameTable(meta, other) || meta.parents.some(({ target }) => isA(target, other));

/** Can a row of one be a row of the other? */
export const isRelated = (a: ModelMeta, b: ModelMeta): boolean => isA(a, b) || isA(b, a);

/** The relations that lead from a model to one that it inherits from; null: it doesn't. */
export function linksTo(meta: ModelMeta, ancestor: ModelMeta): readonly RelationMeta[] | null {
  if (sameTable(meta, ancestor)) return [];
  for (const link of meta.parents) {
    const rest = linksTo(link.target, ancestor);
    if (rest) return [link, ...rest];
  }
  return null;
}

/** The joins from a model's own table to that of one whose columns it has. */
export const stepsTo = (meta: ModelMeta, owner: ModelMeta): readonly JoinStep[] =>
  meta === owner ? [] : (linksTo(meta, owner) ?? []).flatMap((link) => link.steps);

/** The models that have a table with a part of each row, those that are inherited from first. */
export function tablesOf(meta: ModelMeta): ModelMeta[] {
  return [...new Set([...meta.parents.flatMap(({ target }) => tablesOf(target)), meta.concrete])];
}

/** The relation to the row that is inherited from, whose key the column holds. */
export const linkAt = (column: ColumnMeta): RelationMeta | undefined => column.model.parents.find(({ key }) => key === column);

/** The attribute of a model's rows that holds a column's value: where it has none of that name, a column further up has it. */
export function attributeIn(meta: ModelMeta, column: ColumnMeta): string {
  let at = column;
  for (let link = linkAt(at); link && !meta.columnByName.has(at.name); link = linkAt(at)) at = link.steps[0]!.on[0]![1];
  return at.name;
}
