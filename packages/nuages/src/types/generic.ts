import type { InstanceIn } from './model.js';
import type { META, PH } from './symbols.js';

/** M, K: the columns of the model's name and of the key; To: the models that it may point at, `string` for any */
export interface GenericForeignKey<M extends string = string, K extends string = string, To extends string = string> {
  readonly [PH]: { generic: To; model: M; key: K };
}
/** To: the model that points back; By: its generic foreign key, undefined: the only one */
export interface GenericRelation<To extends string = string, By = unknown> {
  readonly [PH]: { genericRelation: To; by: By };
}

/** A row of any model. */
export interface AnyRow {
  readonly [META]: unknown;
  readonly $loaded: true;
  readonly pk: unknown;
  toJSON(): Record<string, unknown>;
  toPlain(): Record<string, unknown>;
}
/** what a generic foreign key points at */
export type GenericTarget<Reg, To> = string extends To ? AnyRow : InstanceIn<Reg, To>;
/** names of a model's generic foreign keys */
export type GenericKeys<F> = { [K in keyof F]: F[K] extends GenericForeignKey ? K : never }[keyof F];
/** columns that an assigned row fills in */
export type GenericColumns<F> = ColumnsOf<F[keyof F]>;
// of the union, in which fields of one kind are one
type ColumnsOf<X> = X extends GenericForeignKey<infer M, infer K> ? M | K : never;

export interface GenericForeignKeyOptions<M, K, To> {
  /** attribute that holds the name of the model */
  model: M;
  /** attribute that holds the key */
  key: K;
  /** the models that it may point at; any unless given */
  to?: readonly To[];
}
export interface GenericRelationOptions<By> {
  /** the generic foreign key that points here, where the model has several */
  field?: By;
}

// No docstrings: see fields.ts.
export type GenericForeignKeyBuilder<Reg> = <const M extends string, const K extends string, const To extends keyof Reg & string = never>(
  options: GenericForeignKeyOptions<M, K, To>,
) => GenericForeignKey<M, K, [To] extends [never] ? string : To>;
export type GenericRelationBuilder<Reg> = <const To extends keyof Reg & string, const By extends string | undefined = undefined>(
  to: To,
  options?: GenericRelationOptions<By>,
) => GenericRelation<To, By>;
