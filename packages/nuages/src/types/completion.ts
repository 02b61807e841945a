import type { Column } from './column.js';
import type { LateChecked } from './expression-argument.js';
import type { AnyExpression } from './expression.js';
import type { LookupTable } from './lookups.js';
import type { ColsOf, PkColOf, RelsOf } from './model.js';
import type { NuagesError } from './query-errors.js';
import type { TypeAt } from './type-at.js';
import type { KindOf } from './values.js';

// Completion: what could be written instead of a path that is not valid (yet). Never computed in code that compiles.
export type TopNames<M, A> = keyof ColsOf<M> | keyof RelsOf<M> | keyof A | 'pk';
type Prefixed<Pre extends string, K> = K extends string ? `${Pre}${K}` : never;
/** candidates to continue path P: children of its longest valid prefix */
export type NextNames<M, A, P, Pre extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends keyof RelsOf<M>
    ? NextRel<RelsOf<M>[H], T, `${Pre}${H & string}__`>
    : H extends keyof ColsOf<M>
      ? Prefixed<`${Pre}${H & string}__`, LookupNames<ColsOf<M>[H]>>
      : H extends 'pk'
        ? Prefixed<`${Pre}pk__`, LookupNames<PkColOf<M>>>
        : H extends keyof A
          ? Prefixed<`${Pre}${H & string}__`, keyof LookupTable<0>[KindOf<A[H]>]>
          : Prefixed<Pre, TopNames<M, A>>
  : Prefixed<Pre, TopNames<M, A>>;
type NextRel<R, T, Pre extends string> = R extends { readonly target: infer X } ? NextNames<X, {}, T, Pre> : never;
type LookupNames<C> = C extends Column<infer K, any, any, any> ? keyof LookupTable<0>[K] : never;

/** A path argument: itself when valid, otherwise the union of what could be written there (drives errors AND completions). */
export type PathArg<M, A, P> = TypeAt<M, A, P> extends NuagesError ? NextNames<M, A, P> : P;
export type OrderArg<M, A, P> = P extends '?'
  ? P
  : P extends `-${infer X}`
    ? TypeAt<M, A, X> extends NuagesError
      ? Prefixed<'-', NextNames<M, A, X>>
      : P
    : P extends string
      ? string extends P
        ? NextNames<M, A, P> | Prefixed<'-', NextNames<M, A, P>>
        : PathArg<M, A, P>
      : P extends AnyExpression
        ? LateChecked<M, A, P>
        : never;
