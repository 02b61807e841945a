import type { NotLoaded } from './instance.js';
import type { ForwardOf, LoadsOf } from './model.js';
import type { Prefetch } from './prefetch.js';

// What selectRelated() and prefetchRelated() make of a row: R & { author: User }. A loaded set is a readonly array and still a manager.
// R: row, M: its model, L: what is loaded, as paths ('author__profile') and Prefetch()es.

/** R with L. Where something is loaded again, what is known now comes first: a method of two arrays is the first one's. */
export type Loaded<R, M, L> = [HeadOf<L>] extends [infer H extends string]
  ? [Replaced<M, L, H>] extends [never]
    ? [Again<R, H>] extends [never]
      ? R & Loads<R, M, L, H>
      : Loads<R, M, L, H> & R
    : Omit<R, Replaced<M, L, H>> & Loads<R, M, L, H>
  : never;
// a conditional, so that the attributes are shown, not the name of this type
type Loads<R, M, L, H> = [H] extends [infer K extends string]
  ? {
      [P in K]: P extends keyof LoadsOf<M>
        ? RelationAt<LoadsOf<M>[P], P extends keyof R ? R[P] : NotLoaded<never>, RowAt<L, P>, TailOf<L, P>>
        : AttributeAt<M, L, P>;
    }
  : never;

/** the attributes that L loads of the row itself */
type HeadOf<L> = L extends string
  ? Head<L>
  : L extends Prefetch<infer P, any, any, infer Attr>
    ? P extends `${infer H}__${string}`
      ? H
      : Or<Attr, P>
    : never;
export type Head<P> = P extends `${infer H}__${string}` ? H : P;
type Or<X, Y> = [X] extends [never] ? Y : X;
/** what L loads behind H */
type TailOf<L, H extends string> = L extends `${H}__${infer T}`
  ? T
  : L extends Prefetch<`${H}__${infer T}`, infer M, infer R, infer Attr>
    ? Prefetch<T, M, R, Attr>
    : never;
/** the row of the queryset given for H */
type RowAt<L, H> = L extends Prefetch<infer P, any, infer R, infer Attr> ? ([Attr, P] extends [never, H] ? R : never) : never;

/** Now: what the row has there so far; Given: row of a queryset of its own */
type RelationAt<Rel, Now, Given, Rest> = Rel extends { readonly target: infer T; readonly many: infer Many; readonly null: infer Null }
  ? Many extends true
    ? readonly Behind<Or<Given, Now extends readonly unknown[] ? Now[number] : T>, T, Rest>[]
    : Behind<Or<Given, IsLoaded<Now> extends true ? NonNullable<Now> : T>, T, Rest> | (Null extends true ? null : never)
  : never;
type Behind<R, T, L> = [L] extends [never] ? R : Loaded<R, T, L>;
/** of a relation to one row, or null */
type IsLoaded<X> = [NonNullable<X>] extends [{ readonly $loaded: true }] ? true : false;

/** K: given as toAttr */
type AttributeAt<M, L, K extends string> =
  L extends Prefetch<infer P, any, infer R, infer Attr>
    ? [Or<Attr, false>] extends [K]
      ? LoadsOf<M>[P & keyof LoadsOf<M>] extends { readonly target: infer T; readonly many: infer Many; readonly null: infer Null }
        ? Many extends true
          ? Behind<Or<R, T>, T, TailOf<L, K>>[]
          : Behind<Or<R, T>, T, TailOf<L, K>> | (Null extends true ? null : never)
        : never
      : never
    : never;

/** of H, what is loaded already */
type Again<R, H> = H extends keyof R ? (R[H] extends readonly unknown[] ? H : IsLoaded<R[H]> extends true ? H : never) : never;
/** of H, what is less than the whole row that is declared: only() in the queryset of a Prefetch */
type Replaced<M, L, H> = H extends keyof LoadsOf<M>
  ? LoadsOf<M>[H] extends { readonly target: infer T; readonly many: false }
    ? RowAt<L, H> extends T
      ? never
      : H
    : never
  : never;

/** all that selectRelated() without paths loads: foreign keys that aren't null */
export type ForwardPaths<M> = {
  [K in ForwardOf<M> & keyof LoadsOf<M>]: LoadsOf<M>[K] extends { readonly null: false } ? K : never;
}[ForwardOf<M> & keyof LoadsOf<M>];

/** R as it was before anything was loaded: annotations A stay */
export type NotLoadedYet<R, M, A> = R extends M
  ? [keyof A & keyof R] extends [never]
    ? M
    : M & Pick<A, keyof A & keyof R>
  : { [K in keyof R]: K extends keyof LoadsOf<M> & keyof M ? M[K] : R[K] };

/** the row after selectRelated(...P) */
export type SelectedRow<R, M, A, P extends readonly unknown[]> = P extends readonly [null]
  ? NotLoadedYet<R, M, A>
  : Loaded<R, M, P extends readonly [] ? ForwardPaths<M> : P[number]>;
/** the row after prefetchRelated(...P) */
export type PrefetchedRow<R, M, A, P extends readonly unknown[]> = P extends readonly [null]
  ? NotLoadedYet<R, M, A>
  : Loaded<R, M, P[number]>;
