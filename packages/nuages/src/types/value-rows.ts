import type { PathArg } from './completion.js';
import type { ComputedType, ExprArg, Late, LateChecked } from './expression-argument.js';
import type { AnyExpression, Computable } from './expression.js';
import type { ColsOf, PkOf } from './model.js';
import type { META } from './symbols.js';
import type { TypeAt } from './type-at.js';
import type { Scalar } from './values.js';

// Rows of values() and valuesList()
export type ComputableMap = Readonly<Record<string, Computable>>;
/** a name, or names given to expressions: values('status', { n: Count('id') }) */
export type ValuesArg<M, A, P> = P extends string ? PathArg<M, A, P> : { readonly [K in keyof P]: ExprArg<M, A, P[K]> };
// a conditional, so that the row is shown, not the name of this type
export type ValuesRow<M, R, A, P> = [P] extends [string]
  ? { -readonly [K in [P] extends [never] ? keyof ColsOf<M> | Selected<R, A> : P]: TypeAt<M, A, K> }
  : MixedRow<M, A, Extract<P, string>, MapsIn<P>>;
/** annotations that are read, which aliases aren't */
type Selected<R, A> = [keyof A] extends [never] ? never : keyof A & keyof R;
type MixedRow<M, A, P, E> = E extends object
  ? { -readonly [K in P | keyof E as K & PropertyKey]: K extends keyof E ? ComputedType<M, A, E[K]> : TypeAt<M, A, K> }
  : never;
/** all the expressions of the arguments, in one map */
type MapsIn<P> = (P extends string ? never : (x: P) => void) extends (x: infer E) => void ? E : never;
/** what values() adds to the annotations */
export type ComputedIn<M, A, P> = [P] extends [string]
  ? {}
  : MapsIn<P> extends infer E
    ? { -readonly [K in keyof E]: ComputedType<M, A, E[K]> }
    : never;

// one signature rather than overloads: overloads turn every typo into "No overload matches this call"
export type ListArg = string | AnyExpression | FlatOption | NamedOption;
export interface FlatOption {
  readonly flat: true;
}
export interface NamedOption {
  readonly named: true;
}
export type ListItem<M, A, P> = P extends FlatOption | NamedOption ? P : P extends AnyExpression ? LateChecked<M, A, P> : PathArg<M, A, P>;
export type ListRow<M, A, P extends readonly unknown[]> = P extends readonly [infer X, FlatOption]
  ? ListValue<M, A, X>
  : P extends readonly [...infer Names, NamedOption]
    ? Tuple<M, A, Names> & { readonly [K in Extract<Names[number], string>]: TypeAt<M, A, K> }
    : Tuple<M, A, P>;
type Tuple<M, A, P extends readonly unknown[]> = { -readonly [I in keyof P]: ListValue<M, A, P[I]> };
type ListValue<M, A, X> = Late<M, A, X>[X extends string ? 'path' : 'type'];

/** the one value of a row, where a queryset stands for values: `__in`, Subquery */
export type ScalarOf<R> = R extends { readonly [META]: unknown }
  ? PkOf<R>
  : R extends Scalar
    ? R
    : R extends readonly (infer E)[]
      ? E
      : R[keyof R];
