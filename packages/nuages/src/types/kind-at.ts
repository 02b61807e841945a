import type { Column } from './column.js';
import type { KeyColumn } from './columns.js';
import type { Transforms } from './lookups.js';
import type { ColsOf, PkColOf, RelsOf } from './model.js';
import type { ColumnKind, KindOf } from './values.js';

/** The kind of the value at path P, which exists: two columns may read text and be a decimal and a day. */
export type KindAt<M, A, P> = P extends keyof A
  ? KindOf<A[P]>
  : P extends keyof ColsOf<M>
    ? KindOfColumn<ColsOf<M>[P]>
    : P extends keyof RelsOf<M>
      ? RelsOf<M>[P] extends { readonly target: infer T; readonly field: infer C }
        ? KindOfColumn<KeyColumn<T, C>>
        : never
      : P extends 'pk'
        ? KindOfColumn<PkColOf<M>>
        : P extends `${infer H}__${infer T}`
          ? H extends keyof RelsOf<M>
            ? RelsOf<M>[H] extends { readonly target: infer X }
              ? KindAt<X, {}, T>
              : never
            : H extends keyof ColsOf<M>
              ? TransformedKind<ColsOf<M>[H], T>
              : never
          : never;
type KindOfColumn<C> = C extends Column<infer K, any, any, any> ? K : never;
type TransformedKind<C, T> =
  KindOfColumn<C> extends infer K
    ? K extends keyof Transforms
      ? T extends keyof Transforms[K]
        ? KindOfColumn<Transforms[K][T]>
        : T extends `${infer Tr}__${infer Rest}`
          ? TransformedKind<Transforms[K][Tr & keyof Transforms[K]], Rest>
          : K
      : K
    : never;

/** of what kind a path has to be, by its tag in the dependencies of an expression */
export interface TagKinds {
  any: ColumnKind;
  /** any too; what is made of it is of another kind */
  value: ColumnKind;
  num: 'number' | 'bigint' | 'decimal' | 'duration';
  int: 'number' | 'bigint';
  ari: TagKinds['num'] | 'date' | 'time' | 'datetime';
  bool: 'boolean';
  text: 'text';
  moment: 'date' | 'time' | 'datetime';
  span: TagKinds['moment'] | 'duration';
}
export type DepTag = keyof TagKinds;
