import * as queryset from '../queryset/index.js';
import type { ManagerBuilder } from '../types/manager.js';
import type * as T from '../types/queryset.js';

/**
 * The rows of a model that meet the conditions of its calls: immutable, lazy, awaitable. It keeps no rows: each await asks the database,
 * except that awaits of one queryset in the same tick share the answer. Extend it for methods of your own, and give it to {@link manager}.
 * @example
 * await Post.objects.filter({ isPublished: true }).orderBy('-createdAt').slice(0, 20)
 * // SELECT ... FROM "post" WHERE "post"."is_published" = TRUE ORDER BY "post"."created_at" DESC LIMIT 20
 */
export const QuerySet = queryset.QuerySet as unknown as typeof T.QuerySet;
export type QuerySet<M, R = M, A = {}, C = {}> = T.QuerySet<M, R, A, C>;

/**
 * A manager whose querysets are of your class; `start` gives the queryset that it starts from, where that isn't all rows.
 * @example
 * class SongQuerySet extends QuerySet<Song> {
 *   popular() {
 *     return this.filter({ plays__gt: 1000 });
 *   }
 * }
 * class Song extends Model('Song', { title: char(), plays: integer() }) {
 *   static override readonly objects = manager(SongQuerySet);
 *   static readonly recent = manager(SongQuerySet, (all) => all.orderBy('-id'));
 * }
 * Song.objects.popular()
 * // SELECT ... FROM "song" WHERE "song"."plays" > $1
 */
export const manager = queryset.manager as unknown as ManagerBuilder;
