import type { Column, TypeOf } from './column.js';
import type { KeyColumn } from './columns.js';
import type { Transforms } from './lookups.js';
import type { ColsOf, NameOf, PkOf, RelsOf } from './model.js';
import type { UnknownField, UnknownLookup } from './query-errors.js';
import type { ElementOf } from './values.js';

/** The value type found at path P (orderBy, values, F, only...); N accumulates `null` across nullable and to-many joins. */
export type TypeAt<M, A, P, N = never> = P extends keyof A
  ? A[P]
  : P extends keyof ColsOf<M>
    ? ColsOf<M>[P] extends Column<any, infer T, any, any>
      ? T | N
      : never
    : P extends keyof RelsOf<M>
      ? RelsOf<M>[P] extends { readonly target: infer T; readonly null: infer Nl; readonly field: infer C }
        ? TypeOf<KeyColumn<T, C>> | (Nl extends true ? null : N)
        : never
      : P extends 'pk'
        ? PkOf<M> | N
        : P extends `${infer H}__${infer T}`
          ? H extends keyof RelsOf<M>
            ? RelsOf<M>[H] extends { readonly target: infer X; readonly null: infer Nl }
              ? TypeAt<X, {}, T, Nl extends true ? null : N>
              : never
            : H extends keyof ColsOf<M>
              ? TransformAt<ColsOf<M>[H], T, H, N>
              : UnknownField<H, NameOf<M>, keyof ColsOf<M> | keyof RelsOf<M> | keyof A | 'pk'>
          : UnknownField<P, NameOf<M>, keyof ColsOf<M> | keyof RelsOf<M> | keyof A | 'pk'>;
type TransformAt<C, T, H, N> =
  C extends Column<infer K, infer V, any, any>
    ? K extends 'json'
      ? unknown
      : K extends keyof Transforms
        ? T extends keyof Transforms[K]
          ? Transforms[K][T] extends Column<any, infer X, any, any>
            ? X | Extract<V, null> | N
            : never
          : K extends 'array'
            ? T extends `${number}`
              ? ElementOf<V> | null
              : UnknownLookup<T, H, keyof Transforms[K] & string>
            : T extends `${infer Tr}__${infer Rest}`
              ? TransformAt<Transforms[K][Tr & keyof Transforms[K]], Rest, Tr, N | Extract<V, null>>
              : UnknownLookup<T, H, keyof Transforms[K] & string>
        : UnknownField<T, H, never>
    : UnknownField<H, T, never>;
