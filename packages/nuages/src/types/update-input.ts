import type { Column } from './column.js';
import type { CreateInput, InputValue } from './create-input.js';
import type { AnyExpression } from './expression.js';
import type { ExprArg } from './expression-argument.js';
import type { ColsOf, FieldsOf, NameOf } from './model.js';
import type { NotWritable, UnknownField } from './query-errors.js';
import type { GenericForeignKey, GenericRelation } from './generic.js';
import type { ManyToMany } from './relations.js';
import type { QW } from './symbols.js';
import type { Infer } from './where.js';

/** The argument of update(): plain values and expressions, under the names of fields or of their columns. */
export type UpdateArg<M, A, U, N> =
  | ({ [K in keyof U]: UpdateValue<M, A, K, U[K]> } & ([keyof U] extends [never] ? Partial<CreateInput<M>> : unknown))
  | Infer<U, N>;
type UpdateValue<M, A, K, X> = K extends keyof FieldsOf<M>
  ? FieldsOf<M>[K] extends Column<any, any, 'gen', any> | ManyToMany | GenericForeignKey | GenericRelation
    ? NotWritable<K, NameOf<M>>
    : SetTo<M, A, FieldsOf<M>[K], X>
  : K extends keyof ColsOf<M>
    ? SetTo<M, A, ColsOf<M>[K], X>
    : UnknownField<K, NameOf<M>, keyof FieldsOf<M>>;
type SetTo<M, A, C, X> = [X] extends [never]
  ? InputValue<M, C>
  : X extends AnyExpression | { readonly [QW]: unknown }
    ? ExprArg<M, A, X>
    : InputValue<M, C>;
