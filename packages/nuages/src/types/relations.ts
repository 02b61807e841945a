import type { In } from './field-options.js';
import type { PH } from './symbols.js';

/**
 * Many-to-one / one-to-one. To: registry key of the target, R: relatedName, N: nullable, U: unique (one-to-one), Q: relatedQueryName,
 * I: what create() makes of it, P: primary key?, C: toField
 */
export interface ForeignKey<
  To extends string = string,
  R = unknown,
  N extends boolean = boolean,
  U extends boolean = boolean,
  Q = unknown,
  I extends 'req' | 'opt' = 'req' | 'opt',
  P extends boolean = boolean,
  C = unknown,
> {
  readonly [PH]: { fk: To; related: R; null: N; unique: U; query: Q; input: I; pk: P; field: C };
}
export interface ManyToMany<To extends string = string, R = unknown, Th = unknown, Q = unknown> {
  readonly [PH]: { m2m: To; related: R; through: Th; query: Q };
}

declare const SET: unique symbol;
export interface SetValue {
  readonly [SET]: unknown;
}
export type OnDelete = 'cascade' | 'protect' | 'restrict' | 'setNull' | 'setDefault' | 'doNothing' | SetValue;

export interface RelationOptions<R, Q> {
  /** accessor on the target; '+' for none */
  relatedName?: R;
  /** name in lookups from the target; relatedName unless given */
  relatedQueryName?: Q;
  /** lookups or a Q that forms offer targets by; the database doesn't know it */
  limitChoicesTo?: object;
}
export interface ForeignKeyOptions<R, N extends boolean, Q, D, P extends boolean, C> extends RelationOptions<R, Q> {
  /** may point at nothing; false unless given */
  null?: N;
  /**
   * what delete() of the target does to this row; 'cascade' unless given: deleted as well. 'protect', 'restrict': the target isn't deleted;
   * 'restrict' but with this row. 'setNull', 'setDefault', set(value): it points elsewhere. 'doNothing': left to the database
   */
  onDelete?: OnDelete;
  /** a key of the target, or a function called for each new instance */
  default?: D;
  /** it is the model's key; false unless given */
  primaryKey?: P;
  /** unique column of the target that is referred to; its primary key unless given */
  toField?: C;
  /** name in the database; `author_id` for `author` unless given */
  column?: string;
  /** forms show it; true unless given */
  editable?: boolean;
  /** for forms */
  helpText?: string;
  /** an index on the column; true unless given */
  index?: boolean;
  /** checked at the end of the transaction, as Django's; false: by each statement. true unless given */
  deferrable?: boolean;
}
export interface OneToOneOptions<R, N extends boolean, Q, D, P extends boolean, C, L extends boolean> extends ForeignKeyOptions<
  R,
  N,
  Q,
  D,
  P,
  C
> {
  /** it points at the row of the model that this one inherits from, in place of the key that is made for that (`placePtr`); false unless given */
  parentLink?: L;
}
export interface ManyToManyOptions<R, Th, Q> extends RelationOptions<R, Q> {
  /** the model between, when it has columns of its own */
  through?: Th;
  /** the two foreign keys of `through`: to this model and to the target, where several could be meant */
  throughFields?: readonly [string, string];
  /** of a relation to 'self': it holds both ways; true unless given */
  symmetrical?: boolean;
  /** name of the table between; `post_tags` unless given */
  table?: string;
}

// The functions that make relations, bound to a registry: target names complete in the editor and typos are errors. No docstrings: see fields.ts.
export type OneToOneBuilder<Reg> = <
  const To extends (keyof Reg & string) | 'self',
  const R extends string | undefined = undefined,
  N extends boolean = false,
  const Q extends string | undefined = undefined,
  D = undefined,
  P extends boolean = false,
  const C extends string | undefined = undefined,
  L extends boolean = false,
>(
  to: To,
  options?: OneToOneOptions<R, N, Q, D, P, C, L>,
) => ForeignKey<To, R, N, true, Q, L extends true ? 'opt' : In<N, D, undefined>, L extends true ? true : P, C>;
export type ForeignKeyBuilder<Reg> = <
  const To extends (keyof Reg & string) | 'self',
  const R extends string | undefined = undefined,
  N extends boolean = false,
  const Q extends string | undefined = undefined,
  D = undefined,
  P extends boolean = false,
  const C extends string | undefined = undefined,
>(
  to: To,
  options?: ForeignKeyOptions<R, N, Q, D, P, C>,
) => ForeignKey<To, R, N, false, Q, In<N, D, undefined>, P, C>;
export type ManyToManyBuilder<Reg> = <
  const To extends (keyof Reg & string) | 'self',
  const R extends string | undefined = undefined,
  const Th extends (keyof Reg & string) | undefined = undefined,
  const Q extends string | undefined = undefined,
>(
  to: To,
  options?: ManyToManyOptions<R, Th, Q>,
) => ManyToMany<To, R, Th, Q>;
