import { Q, QUERY } from '../expressions/index.js';
import type { ColumnMeta, RelationMeta } from '../metadata/model-meta.js';
import { type QueryState, rootShape } from '../query/index.js';
import { matching, valuesIn } from './matching.js';
import { isGiven } from './model-of.js';
import { aliasFor, type RelatedTo } from './related-to.js';

/** The two keys of the model between, as seen from the row whose relation it is. */
export interface Ends {
  /** points at that row */
  readonly source: ColumnMeta;
  /** points at the related rows */
  readonly goal: ColumnMeta;
  /** what `goal` points at */
  readonly target: ColumnMeta;
}
export function endsOf({ steps }: RelationMeta): Ends {
  const [, source] = steps[0]!.on[0]!;
  const [goal, target] = steps[1]!.on[0]!;
  return { source, goal, target };
}

export const allLinks = (to: RelatedTo): QueryState => ({ shape: rootShape(to.relation.through!, aliasFor(to)), values: [] });

/** The links of a row to what its manager sees, or to these of them; of a symmetrical relation those that lead back too. */
export function linksOf(to: RelatedTo, own: unknown, keys?: readonly unknown[]): QueryState {
  const { source, goal } = endsOf(to.relation);
  const one = (near: ColumnMeta, far: ColumnMeta) => ({ ...links(near, far, own, keys), ...seen(to, far) });
  return matching(allLinks(to), to.relation.symmetrical ? Q(one(source, goal)).or(one(goal, source)) : one(source, goal));
}

/** The keys of the related rows that its manager sees. */
export async function linkedKeys(to: RelatedTo, own: unknown): Promise<unknown[]> {
  const { source, goal } = endsOf(to.relation);
  const keys = await valuesIn(matching(allLinks(to), { ...links(source, goal, own), ...seen(to, goal) }), goal.name);
  return keys.filter(isGiven);
}

/** Those of the keys that are linked to a row, by links whose key `near` points at it. */
export const keysLinked = (to: RelatedTo, near: ColumnMeta, far: ColumnMeta, own: unknown, keys: readonly unknown[]): Promise<unknown[]> =>
  valuesIn(matching(allLinks(to), links(near, far, own, keys)), far.name);

const links = (near: ColumnMeta, far: ColumnMeta, own: unknown, keys?: readonly unknown[]) => ({
  [near.name]: own,
  ...(keys && { [`${far.name}__in`]: keys }),
});

/** A manager that begins with a condition sees some of the rows only, and leaves the others alone. */
const seen = ({ targets }: RelatedTo, far: ColumnMeta) => (targets.shape.op ? { [`${far.field}__in`]: { [QUERY]: targets } } : {});
