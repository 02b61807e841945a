import type { Column } from './column.js';
import type { Columns, PkColumn, PkKeys, PkNames } from './columns.js';
import type { ForeignKey } from './relations.js';
import type { Relations } from './reverse.js';
import type { META } from './symbols.js';

// Model metadata. Everything the query types need hangs off ONE phantom property of the instance type,
// so that `Post` itself (a real class instance type) is the only thing that travels through generics.

/** Members are resolved lazily by the compiler, one model at a time, and cached per model. */
export interface Meta<Reg, N extends string, F> {
  readonly registry: Reg;
  readonly name: N;
  /** the models whose rows its rows are: itself, and those that it inherits from */
  readonly is: { readonly [K in N]: true };
  readonly fields: F;
  readonly cols: Columns<Reg, N, F>;
  /** relations by the name used in lookups */
  readonly rels: Relations<Reg, N, F, 'query'>;
  /** relations by accessor */
  readonly loads: Relations<Reg, N, F, 'accessor'>;
  /** names of its own foreign keys */
  readonly forward: { [K in keyof F]: F[K] extends ForeignKey ? K : never }[keyof F];
  readonly pk: PkColumn<Reg, N, F>;
  /** attributes that make the key */
  readonly pkName: [PkKeys<F>] extends [never] ? 'id' : PkNames<F>;
}
export type AnyModel = { readonly [META]: Meta<any, any, any> };
/** a model's class, whatever the model */
export type AnyModelClass = (abstract new (...args: never) => object) & { readonly [META]: unknown };

export type RegistryOf<M> = M extends { readonly [META]: { readonly registry: infer R } } ? R : never;
export type ColsOf<M> = M extends { readonly [META]: { readonly cols: infer C } } ? C : never;
export type RelsOf<M> = M extends { readonly [META]: { readonly rels: infer C } } ? C : never;
export type LoadsOf<M> = M extends { readonly [META]: { readonly loads: infer C } } ? C : never;
export type NameOf<M> = M extends { readonly [META]: { readonly name: infer C extends string } } ? C : 'model';
/** the full instance type behind a row (rows may be partial or annotated) */
export type ModelOf<R> = R extends { readonly [META]: { readonly registry: infer Reg; readonly name: infer N } }
  ? InstanceIn<Reg, N>
  : never;
export type FieldsOf<M> = M extends { readonly [META]: { readonly fields: infer C } } ? C : never;
export type ForwardOf<M> = M extends { readonly [META]: { readonly forward: infer C } } ? C : never;
export type PkColOf<M> = M extends { readonly [META]: { readonly pk: infer C } } ? C : never;
export type PkName<M> = M extends { readonly [META]: { readonly pkName: infer C } } ? C : never;
export type PkOf<M> = PkColOf<M> extends Column<any, infer T, any, any> ? T : never;

/** Instance type of a registered model. Property lookup only: no structural comparison of classes. */
export type InstanceIn<Reg, To> = To extends keyof Reg ? (Reg[To] extends { readonly prototype: infer I } ? I : never) : never;
export type Target<Reg, N, To> = InstanceIn<Reg, To extends 'self' ? N : To>;

/** an instance, whole or partial, also of a model that inherits from T: it identifies a row */
export type Ref<T> = { readonly [META]: IdentityOf<T>; readonly pk: PkOf<T> };
type IdentityOf<T> = T extends { readonly [META]: { readonly registry: infer Reg; readonly is: infer Is } }
  ? { readonly registry: Reg; readonly is: Is }
  : never;
