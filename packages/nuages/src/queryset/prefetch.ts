import { ProgrammingError } from '../errors/index.js';
import { checkOptions, describe, isQuery, QUERY } from '../expressions/index.js';
import { PrefetchLookup, type QueryState } from '../query/index.js';

/** What prefetchRelated() loads at the end of a path: the rows of a queryset, under a name of its own. */
export function Prefetch(path: unknown, options?: unknown): PrefetchLookup {
  const { queryset, toAttr } = checkOptions('Prefetch', options, ['queryset', 'toAttr']);
  if (typeof path !== 'string' || path === '') throw invalid(`takes a path of relations first, not ${describe(path)}`);
  if (queryset !== undefined && !isQuery(queryset)) throw invalid(`takes a queryset, not ${describe(queryset)}`);
  if (toAttr !== undefined && typeof toAttr !== 'string')
    throw invalid(`takes the name of an attribute as toAttr, not ${describe(toAttr)}`);
  const query = queryset ? (queryset as { readonly [QUERY]: QueryState })[QUERY] : null;
  if (query?.shape.ops().some((op) => op.op === 'values')) throw invalid('takes a queryset of instances, and values() gives none');
  return new PrefetchLookup(path, query, toAttr ?? null);
}

const invalid = (why: string): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `Prefetch() ${why}.`, {
    fix: "Write Prefetch('comments', { queryset: Comment.objects.filter({ isApproved: true }), toAttr: 'approved' }).",
  });
