import type { ComputedType, ExprArg } from './expression-argument.js';
import type { ColsOf, NameOf, RelsOf } from './model.js';
import type { ConflictsWithField } from './query-errors.js';
import type { META } from './symbols.js';
import type { Scalar } from './values.js';
import type { Infer } from './where.js';

// What annotate(), alias() and aggregate() take: expressions E, by name.
/** under names that the rows haven't taken */
export type Annotations<M, R, A, E, N> =
  | { [K in keyof E]: K extends Taken<M, R, A> ? ConflictsWithField<K, NameOf<M>> : ExprArg<M, A, E[K]> }
  | Infer<E, N>;
/** of instances all names of the model; of plain rows those that were named */
type Taken<M, R, A> = R extends { readonly [META]: unknown }
  ? keyof ColsOf<M> | keyof RelsOf<M> | 'pk'
  : R extends Scalar | readonly unknown[]
    ? never
    : Exclude<keyof R, keyof A>;
export type Aggregations<M, A, E, N> = { [K in keyof E]: ExprArg<M, A, E[K]> } | Infer<E, N>;

// a conditional, so that the types are shown, not the name of this one
export type Computed<M, A, E> = E extends object ? { -readonly [K in keyof E]: ComputedType<M, A, E[K]> } : never;
/** annotations A, and X in place of those of the same names */
export type Annotated<A, X> = [keyof A & keyof X] extends [never] ? A & X : Omit<A, keyof X> & X;
/** a row that has X as well: under its names, or at the end of a tuple */
export type AnnotatedRow<R, A, X> = R extends { readonly [META]: unknown }
  ? With<R, A, X>
  : R extends Scalar
    ? R
    : R extends readonly unknown[]
      ? [...R, ...Added<X>]
      : With<R, A, X>;
/** the order of several is not known to types */
type Added<X, K = keyof X> = K extends keyof X ? ([keyof X] extends [K] ? [X[K]] : X[keyof X][]) : never;
type With<R, A, X> = [keyof A & keyof X] extends [never] ? R & X : Omit<R, keyof X> & X;
