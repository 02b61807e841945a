import * as load from '../load/index.js';
import * as queryset from '../queryset/index.js';
import type { IsLoaded, PrefetchObjects } from '../types/load-state.js';
import type { PrefetchMaker } from '../types/prefetch.js';

/**
 * For prefetchRelated(): at the end of a path the rows of a queryset, filtered, ordered, computed, with relations of their own; a slice is
 * taken for each row. With `toAttr` they go to an attribute, as a plain array, and the relation stays as it is.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is no queryset of instances
 * @example
 * const latest = Post.objects.published().orderBy('-createdAt').slice(0, 3);
 * for (const user of await User.objects.prefetchRelated(Prefetch('posts', { queryset: latest, toAttr: 'latest' }))) console.log(user.latest.length);
 * // SELECT ... FROM "user"
 * // SELECT ... FROM UNNEST($1) ... CROSS JOIN LATERAL (SELECT ... ORDER BY "post"."created_at" DESC LIMIT 3) "related" ...
 */
export const Prefetch = queryset.Prefetch as unknown as PrefetchMaker;

/**
 * What prefetchRelated() loads, for rows that are there: one query for each relation, whichever queries the rows came from. What is loaded
 * already stays. Gives the rows, typed by what they have now.
 * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_QUERY_INVALID for what is no array of instances
 * @example
 * const posts = await Post.objects.filter({ isPublished: true });
 * for (const { tags } of await prefetchRelatedObjects(posts, 'tags')) console.log(tags.length);
 * // SELECT ... FROM "post" WHERE "post"."is_published" = TRUE
 */
export const prefetchRelatedObjects = queryset.prefetchRelatedObjects as unknown as PrefetchObjects;

/**
 * Whether the relations of a path are loaded, of all rows on the way: then they can be read without await. Never a query.
 * @throws FieldError NUA_FIELD_UNKNOWN
 * @example
 * if (isLoaded(post, 'author')) console.log(post.author.username);
 */
export const isLoaded = queryset.isLoaded as unknown as IsLoaded;

/**
 * Lets go of the rows that a row came with, and gives the row: its relations are loaded for itself alone from then on. For rows that are kept
 * for long, in a cache: the others can be freed.
 * @example
 * const kept = detach(await Post.objects.get({ title: 'Nuages' }));
 * // SELECT ... FROM "post" WHERE "post"."title" = $1 LIMIT 2
 */
export const detach: <R extends object>(row: R) => R = load.detach;
