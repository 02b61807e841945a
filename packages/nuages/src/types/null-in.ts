import type { TypeOf } from './column.js';
import type { ColsOf, RelsOf } from './model.js';
import type { ResolveOut } from './results.js';
import type { EXPR } from './symbols.js';

/** null where a condition of lookups W looks at something that may be null: true or false is not known there. Else never. */
export type NullIn<M, A, W> = 0 extends 1 & W ? null : W extends unknown ? { [K in keyof W]: NullOf<M, A, K, W[K]> }[keyof W] : never;
type NullOf<M, A, K, X> = K extends typeof EXPR
  ? X extends { readonly out: infer O }
    ? Extract<ResolveOut<M, A, O>, null>
    : never
  : [X] extends [null]
    ? never
    : K extends `${string}__isnull`
      ? never
      : NullAt<M, A, K>;
type NullAt<M, A, P> = P extends keyof A
  ? Extract<A[P], null>
  : P extends keyof ColsOf<M>
    ? Extract<TypeOf<ColsOf<M>[P]>, null>
    : P extends keyof RelsOf<M>
      ? RelsOf<M>[P] extends { readonly null: true }
        ? null
        : never
      : P extends `${infer H}__${infer T}`
        ? H extends keyof RelsOf<M>
          ? RelsOf<M>[H] extends { readonly target: infer X; readonly null: infer N }
            ? N extends true
              ? null
              : NullAt<X, {}, T>
            : never
          : NullAt<M, A, H>
        : never;
