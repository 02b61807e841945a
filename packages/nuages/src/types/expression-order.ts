import type { AnyExpression, DepsOf } from './expression.js';

/** An ordering inside an expression: a path, `-` in front for the other way, or an expression. */
export type Ordering = string | AnyExpression;
/** one, or a list of them */
export type Orderings = Ordering | readonly Ordering[];
export type OrderDeps<B> = B extends readonly (infer I)[] ? OrderDep<I> : OrderDep<B>;
type OrderDep<I> = I extends `-${infer P}` ? `value:${P}` : I extends string ? `value:${I}` : DepsOf<I>;
