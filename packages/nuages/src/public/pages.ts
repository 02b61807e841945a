import * as queryset from '../queryset/index.js';
import type * as T from '../types/paginate.js';

/**
 * Pages by number, by Django's rules. The rows are counted once, so make a paginator for each request. Of a queryset without an order the
 * process is warned (NUA_PAGES_UNORDERED): its pages may share rows.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no queryset, or no whole number of rows
 * @example
 * await new Paginator(Post.objects.orderBy('-createdAt'), 20).getPage(2)
 * // SELECT COUNT(*) FROM "post"
 * // SELECT ... FROM "post" ORDER BY "post"."created_at" DESC LIMIT 1
 */
export const Paginator = queryset.Paginator as unknown as typeof T.Paginator;
export type Paginator<R> = T.Paginator<R>;

/**
 * Pages by key: each begins behind a row, so that the last costs what the first does. The order is the queryset's, completed with the primary
 * key in the direction of its last column, and an index of these columns serves it. Cursors are signed, not encrypted: they hold what the row
 * is ordered by, as the database writes it. Without `secretKey` in the settings they are of use in this process only.
 * @throws ProgrammingError NUA_QUERY_INVALID after slice() and distinct() of columns, and for a random order
 * @example
 * const pages = new KeysetPaginator(Post.objects.orderBy('-createdAt'), 20);
 * const { nextCursor } = await pages.after();
 * await pages.after(nextCursor)
 * // SELECT ... FROM "post" ORDER BY "post"."created_at" DESC, "post"."id" DESC LIMIT 21
 */
export const KeysetPaginator = queryset.KeysetPaginator as unknown as typeof T.KeysetPaginator;
export type KeysetPaginator<R> = T.KeysetPaginator<R>;
