import type { Column } from './column.js';
import type { CreateInput, InputValue } from './create-input.js';
import type { ColsOf, FieldsOf, NameOf } from './model.js';
import type { NotWritable, UnknownField } from './query-errors.js';
import type { GenericForeignKey, GenericRelation } from './generic.js';
import type { ManyToMany } from './relations.js';
import type { Infer } from './where.js';

/** The argument of update(): plain values, under the names of fields or of their columns. */
export type UpdateArg<M, U, N> =
  | ({ [K in keyof U]: UpdateValue<M, K> } & ([keyof U] extends [never] ? Partial<CreateInput<M>> : unknown))
  | Infer<U, N>;
type UpdateValue<M, K> = K extends keyof FieldsOf<M>
  ? FieldValue<M, K, FieldsOf<M>[K]>
  : K extends keyof ColsOf<M>
    ? InputValue<M, ColsOf<M>[K]>
    : UnknownField<K, NameOf<M>, keyof FieldsOf<M>>;
type FieldValue<M, K, X> = X extends Column<any, any, 'gen', any> | ManyToMany | GenericForeignKey | GenericRelation
  ? NotWritable<K, NameOf<M>>
  : InputValue<M, X>;
