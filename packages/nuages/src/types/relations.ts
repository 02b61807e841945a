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
export declare function set(value: unknown): SetValue;
export type OnDelete = 'cascade' | 'protect' | 'restrict' | 'setNull' | 'setDefault' | 'doNothing' | SetValue;

export interface RelationOptions<R, Q> {
  /** accessor on the target; '+' for none */
  relatedName?: R;
  /** name in lookups from the target; relatedName unless given */
  relatedQueryName?: Q;
  limitChoicesTo?: object;
}
export interface ForeignKeyOptions<R, N extends boolean, Q, D, P extends boolean, C> extends RelationOptions<R, Q> {
  /** may point at nothing; false unless given */
  null?: N;
  /** what happens to this row when the target is deleted; 'cascade' unless given */
  onDelete?: OnDelete;
  /** a key of the target, or a function called for each new instance */
  default?: D;
  primaryKey?: P;
  /** unique column of the target that is referred to; its primary key unless given */
  toField?: C;
  /** name in the database */
  column?: string;
  editable?: boolean;
  helpText?: string;
  /** true unless given */
  index?: boolean;
  /** constraints are deferred to the end of the transaction, as Django's, unless false */
  deferrable?: boolean;
}
export interface ManyToManyOptions<R, Th, Q> extends RelationOptions<R, Q> {
  /** the model between, when it has columns of its own */
  through?: Th;
  /** the two foreign keys of `through`: to this model and to the target, where several could be meant */
  throughFields?: readonly [string, string];
  /** of a relation to 'self': it holds both ways; true unless given */
  symmetrical?: boolean;
  /** name of the table between */
  table?: string;
}

/** Relation builders, bound to a registry: target names complete in the editor and typos are errors. */
export interface RelationBuilders<Reg> {
  foreignKey<
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
  ): ForeignKey<To, R, N, false, Q, In<N, D, undefined>, P, C>;
  oneToOne<
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
  ): ForeignKey<To, R, N, true, Q, In<N, D, undefined>, P, C>;
  manyToMany<
    const To extends (keyof Reg & string) | 'self',
    const R extends string | undefined = undefined,
    const Th extends (keyof Reg & string) | undefined = undefined,
    const Q extends string | undefined = undefined,
  >(
    to: To,
    options?: ManyToManyOptions<R, Th, Q>,
  ): ManyToMany<To, R, Th, Q>;
}
