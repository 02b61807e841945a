import type { Aggregate, AggregateOptions, CountOptions, SpreadOptions } from './aggregates.js';
import type { NextNames, PathArg } from './completion.js';
import type { F } from './expression.js';
import type { KindAt, TagKinds } from './kind-at.js';
import type { NameOf } from './model.js';
import type { Payload, Q } from './q.js';
import type { NotNumeric, NuagesError } from './query-errors.js';
import type { TypeAt } from './type-at.js';
import type { Where } from './where.js';

type NumberArg<M, P> =
  TypeAt<M, {}, P> extends NuagesError ? NextNames<M, {}, P> : KindAt<M, {}, P> extends TagKinds['num'] ? P : NotNumeric<P, NameOf<M>>;

/** `Post.expr`: the expressions of one model, whose paths are completed and checked where they are written. */
export interface BoundExpressions<M> {
  /**
   * As the Q of the package, of this model.
   * @example
   * Post.objects.filter(Post.expr.Q({ isPublished: true }).or({ title: 'Nuages' }))
   * // SELECT ... FROM "post" WHERE ("post"."is_published" = TRUE OR "post"."title" = $1)
   */
  Q<const W extends object, N extends never = never>(where: Where<M, {}, W, N>): Q<Payload<W>>;
  /**
   * As the F of the package, of this model.
   * @example
   * Comment.objects.filter({ score__gt: Comment.expr.F('user__age') })
   * // SELECT ... FROM "comment" INNER JOIN "user" ON ("comment"."user_id" = "user"."id") WHERE "comment"."score" > "user"."age"
   */
  F<const P extends string>(path: PathArg<M, {}, P>): F<P>;
  /**
   * How many values there are: see {@link Count}.
   * @example
   * await Post.objects.aggregate({ titles: Post.expr.Count('title', { distinct: true }) })
   * // SELECT COUNT(DISTINCT "post"."title") AS "titles" FROM "post"
   */
  Count<const P extends string, const W extends object = never>(
    path: PathArg<M, {}, P>,
    options?: CountOptions<W>,
  ): Aggregate<'Count', P, W>;
  /**
   * The sum: see {@link Sum}.
   * @example
   * await Reading.objects.aggregate({ fees: Reading.expr.Sum('fee') })
   * // SELECT SUM("reading"."fee") AS "fees" FROM "reading"
   */
  Sum<const P extends string, const W extends object = never, const Y = never, T = never>(
    path: NumberArg<M, P>,
    options?: AggregateOptions<W, Y, T>,
  ): Aggregate<'Sum', P, W, Y, T>;
  /**
   * The mean: see {@link Avg}.
   * @example
   * await Reading.objects.aggregate({ mean: Reading.expr.Avg('fee') })
   * // SELECT AVG("reading"."fee") AS "mean" FROM "reading"
   */
  Avg<const P extends string, const W extends object = never, const Y = never, T = never>(
    path: NumberArg<M, P>,
    options?: AggregateOptions<W, Y, T>,
  ): Aggregate<'Avg', P, W, Y, T>;
  /**
   * The least value: see {@link Min}.
   * @example
   * await Post.objects.aggregate({ first: Post.expr.Min('createdAt') })
   * // SELECT MIN("post"."created_at") AS "first" FROM "post"
   */
  Min<const P extends string, const W extends object = never, const Y = never, T = never>(
    path: PathArg<M, {}, P>,
    options?: AggregateOptions<W, Y, T>,
  ): Aggregate<'Min', P, W, Y, T>;
  /**
   * The greatest value: see {@link Max}.
   * @example
   * await Post.objects.aggregate({ last: Post.expr.Max('createdAt') })
   * // SELECT MAX("post"."created_at") AS "last" FROM "post"
   */
  Max<const P extends string, const W extends object = never, const Y = never, T = never>(
    path: PathArg<M, {}, P>,
    options?: AggregateOptions<W, Y, T>,
  ): Aggregate<'Max', P, W, Y, T>;
  /**
   * The standard deviation: see {@link StdDev}.
   * @example
   * await Reading.objects.aggregate({ spread: Reading.expr.StdDev('fee') })
   * // SELECT STDDEV_POP("reading"."fee") AS "spread" FROM "reading"
   */
  StdDev<const P extends string, const W extends object = never, const Y = never, T = never>(
    path: NumberArg<M, P>,
    options?: SpreadOptions<W, Y, T>,
  ): Aggregate<'StdDev', P, W, Y, T>;
  /**
   * The variance: see {@link Variance}.
   * @example
   * await Reading.objects.aggregate({ spread: Reading.expr.Variance('fee') })
   * // SELECT VAR_POP("reading"."fee") AS "spread" FROM "reading"
   */
  Variance<const P extends string, const W extends object = never, const Y = never, T = never>(
    path: NumberArg<M, P>,
    options?: SpreadOptions<W, Y, T>,
  ): Aggregate<'Variance', P, W, Y, T>;
}
