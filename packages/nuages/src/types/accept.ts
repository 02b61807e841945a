import type { Column, TypeOf } from './column.js';
import type { KeyColumn } from './columns.js';
import type { InSource, LookupTable, Transforms } from './lookups.js';
import type { ColsOf, NameOf, PkColOf, PkOf, Ref, RelsOf } from './model.js';
import type { UnknownField, UnknownLookup } from './query-errors.js';
import type { ElementOf, InputOf, KindOf, WideInputs } from './values.js';

// Keys of filter(): the value accepted under 'author__createdAt__year__gte'.
// One template-literal step per segment, only for the keys the user wrote.
// M: model, A: annotations, P: path
export type Accept<M, A, P> = P extends keyof A
  ? InputOf<KindOf<A[P]>, A[P]>
  : P extends keyof ColsOf<M>
    ? ColsOf<M>[P] extends Column<infer K, infer T, any, any>
      ? InputOf<K, T>
      : never
    : P extends keyof RelsOf<M>
      ? AcceptRel<RelsOf<M>[P]>
      : P extends 'pk'
        ? PkOf<M> | Ref<M>
        : P extends `${infer H}__${infer L}`
          ? H extends keyof RelsOf<M>
            ? AcceptRelLookup<RelsOf<M>[H], L>
            : H extends keyof ColsOf<M>
              ? AcceptLookup<ColsOf<M>[H], L, H>
              : H extends keyof A
                ? AcceptLookup<Column<KindOf<A[H]>, A[H]>, L, H>
                : H extends 'pk'
                  ? AcceptLookup<PkColOf<M>, L, H>
                  : UnknownField<H, NameOf<M>, keyof ColsOf<M> | keyof RelsOf<M> | keyof A | 'pk'>
          : UnknownField<P, NameOf<M>, keyof ColsOf<M> | keyof RelsOf<M> | keyof A | 'pk'>;

type AcceptLookup<C, L, Field> =
  C extends Column<infer K, infer T, any, any>
    ? L extends keyof LookupTable<0>[K]
      ? K extends keyof WideInputs
        ? Lookup<K, NonNullable<T> | WideInputs[K], L>
        : Lookup<K, NonNullable<T>, L>
      : L extends `${infer Tr}__${infer Rest}`
        ? K extends keyof Transforms
          ? Tr extends keyof Transforms[K]
            ? AcceptLookup<Transforms[K][Tr], Rest, Tr>
            : Inside<K, T, Tr, Rest, Field>
          : Inside<K, T, Tr, Rest, Field>
        : Inside<K, T, L, never, Field>
    : never;
type Lookup<K, T, L> = LookupTable<T>[K & keyof LookupTable<T>][L & keyof LookupTable<T>[K & keyof LookupTable<T>]];
/** keys inside a JSON document, an element of an array; Rest is what follows, never where nothing does */
type Inside<K, T, L, Rest, Field> = K extends 'json'
  ? unknown
  : K extends 'array'
    ? L extends `${number}`
      ? [Rest] extends [never]
        ? ElementOf<T>
        : AcceptLookup<Column<KindOf<ElementOf<T>>, ElementOf<T>>, Rest, L>
      : UnknownLookup<L, Field, keyof LookupTable<0>[K] & string>
    : UnknownLookup<L, Field, keyof LookupTable<0>[K & keyof LookupTable<0>] & string>;

type AcceptRel<R> = R extends { readonly target: infer T; readonly null: infer N; readonly field: infer C }
  ? TypeOf<KeyColumn<T, C>> | Ref<T> | (N extends true ? null : never)
  : never;
type AcceptRelLookup<R, L> = R extends { readonly target: infer T; readonly field: infer C }
  ? L extends 'in'
    ? readonly (TypeOf<KeyColumn<T, C>> | Ref<T>)[] | InSource<TypeOf<KeyColumn<T, C>>>
    : L extends 'isnull'
      ? boolean
      : L extends 'exact'
        ? AcceptRel<R>
        : Accept<T, {}, L>
  : never;
