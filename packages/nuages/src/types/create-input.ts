import type { Column, TypeOf } from './column.js';
import type { ImplicitId, KeyColumn } from './columns.js';
import type { FkIds } from './instance.js';
import type { AnyRow, GenericColumns, GenericForeignKey, GenericKeys } from './generic.js';
import type { FieldsOf, InstanceIn, NameOf, Ref, RegistryOf, Target } from './model.js';
import type { NotWritable, UnknownField } from './query-errors.js';
import type { ForeignKey } from './relations.js';
import type { META } from './symbols.js';
import type { InputOf } from './values.js';
import type { Infer } from './where.js';

/** what a field takes in create() and update() */
export type InputValue<M, X> =
  X extends Column<infer K, infer T, any, any>
    ? InputOf<K, T>
    : X extends ForeignKey<infer To, any, infer N, any, any, any, any, infer C>
      ? | Ref<Target<RegistryOf<M>, NameOf<M>, To>>
        | TypeOf<KeyColumn<Target<RegistryOf<M>, NameOf<M>, To>, C>>
        | (N extends true ? null : never)
      : X extends GenericForeignKey<any, any, infer To>
        ? (string extends To ? AnyRow : Ref<InstanceIn<RegistryOf<M>, To>>) | null
        : never;

/**
 * What create() takes: a column without default that isn't null is required; a foreign key takes an instance or a key, or the key under
 * its own name (`authorId`).
 */
export type CreateInput<M> = OwnInput<M, FieldsOf<M>> & { [K in RequiredKeys<FieldsOf<M>>]: InputValue<M, FieldsOf<M>[K]> };
/** G: columns that come with a row that a generic foreign key points at */
type OwnInput<M, F, G = GenericColumns<F>> = {
  [K in keyof F as F[K] extends Column<any, any, 'req', any> ? (K extends G ? never : K) : never]: InputValue<M, F[K]>;
} & {
  [
    K in keyof F as F[K] extends Column<any, any, 'opt', any> | ForeignKey<any, any, any, any, any, 'opt', any, any> ? K : never
  ]?: InputValue<M, F[K]>;
} & Partial<FkIds<RegistryOf<M>, NameOf<M>, F>> & { [K in ImplicitId<F>]?: number } & ([G] extends [never] ? {} : GenericInput<M, F, G>);
type GenericInput<M, F, G> = { [K in keyof F & (G | GenericKeys<F>)]?: InputValue<M, F[K]> };
type RequiredKeys<F> = { [K in keyof F]: F[K] extends ForeignKey<any, any, any, any, any, 'req', any> ? K : never }[keyof F];

/**
 * The argument of create(), with the keys that the caller wrote (D) checked one by one: an unknown key says so, and a value that may be
 * undefined is an error. (A property that is optional in the caller's own type needs exactOptionalPropertyTypes to be told apart.)
 * F: the foreign key that is filled in already
 */
export type CreateArg<M, D, N, F = never> =
  | (OwnInput<M, FieldsOf<M>> & {
      [K in Exclude<RequiredKeys<FieldsOf<M>>, F | GivenById<keyof D>>]: InputValue<M, FieldsOf<M>[K]>;
    } & CheckKeys<M, D>)
  | Infer<D, N>;
/** of bulkCreate(): an instance, or what create() takes; rows may differ in the keys that they have */
export type BulkRow<M, D, N, F = never> = D extends { readonly [META]: unknown } ? M : CreateArg<M, D, N, F>;
type GivenById<K> = K extends `${infer B}Id` ? B : never;
type CheckKeys<M, D> = {
  [K in keyof D]: K extends WritableKeys<M>
    ? {} | null
    : K extends keyof FieldsOf<M>
      ? NotWritable<K, NameOf<M>>
      : UnknownField<K, NameOf<M>, keyof FieldsOf<M>>;
};
/** the names that create() and update() take */
export type WritableKeys<M> = KeysOf<FieldsOf<M>>;
type KeysOf<F> =
  | {
      [K in keyof F]: F[K] extends Column<any, any, 'req' | 'opt', any>
        ? K
        : F[K] extends ForeignKey
          ? K | `${K & string}Id`
          : F[K] extends GenericForeignKey
            ? K
            : never;
    }[keyof F]
  | ImplicitId<F>;
