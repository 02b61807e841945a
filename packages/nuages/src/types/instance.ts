import type { Column, TypeOf } from './column.js';
import type { Columns, KeyColumn, PkColumn, PkKeys } from './columns.js';
import type { InstanceIn, Meta, Target } from './model.js';
import type { RelatedManager } from './related-manager.js';
import type { ForeignKey, ManyToMany } from './relations.js';
import type { Edge, EdgesTo } from './reverse.js';
import type { META } from './symbols.js';

/** Awaited like a promise, but it does nothing until then. */
export interface Awaitable<T> extends PromiseLike<T> {
  catch<E = never>(failed?: ((error: any) => E | PromiseLike<E>) | null): Promise<T | E>;
  finally(done?: (() => void) | null): Promise<T>;
}
/** A relation (or deferred column) that has not been loaded: awaitable, and nothing else. */
export interface NotLoaded<T> extends Awaitable<T> {
  readonly $loaded: false;
}
/** A to-one relation of a plain instance; a loaded instance narrows it. A null key reads null at once, so what is not loaded is a T. */
export type One<T, Null> = Null extends true ? T | null | NotLoaded<T> : T | NotLoaded<T>;
/** Only the database knows whether a reverse one-to-one exists. */
export type ReverseOne<T> = T | null | NotLoaded<T | null>;

export interface DeleteResult {
  /** rows deleted, in all tables */
  readonly count: number;
  /** rows deleted, by model */
  readonly models: Readonly<Record<string, number>>;
}
export interface SaveOptions<K> {
  /** the fields written; every loaded one unless given */
  updateFields?: readonly K[];
  forceInsert?: boolean;
  forceUpdate?: boolean;
  using?: string;
}
export interface ModelBase<Reg, N extends string, F> {
  readonly [META]: Meta<Reg, N, F>;
  readonly $loaded: true;
  readonly pk: PkColumn<Reg, N, F> extends Column<any, infer T, any, any> ? T : never;
  save(
    options?: SaveOptions<
      {
        [K in keyof F]: F[K] extends Column<any, any, 'req' | 'opt', any> ? K : F[K] extends ForeignKey ? K | `${K & string}Id` : never;
      }[keyof F]
    >,
  ): Promise<void>;
  delete(options?: { using?: string }): Promise<DeleteResult>;
  /** reads columns again, the loaded ones unless `fields` names others, and forgets the relations that were loaded */
  refreshFromDb(options?: {
    fields?: readonly (keyof Columns<Reg, N, F> | { [K in keyof F]: F[K] extends ForeignKey ? K : never }[keyof F])[];
    using?: string;
  }): Promise<void>;
  /** every validation error at once */
  fullClean(): Promise<void>;
  /** what is loaded, as JSON takes it: dates, decimals and bigints as strings. Never a query. */
  toJSON(): Record<string, unknown>;
  /** what is loaded, values kept: for structuredClone and React server components */
  toPlain(): Record<string, unknown>;
}
export type Attributes<Reg, N, F> = {
  -readonly [K in keyof F]: F[K] extends Column<any, infer T, any, any>
    ? T
    : F[K] extends ForeignKey<infer To, any, infer Null, any, any, any, any, any>
      ? One<Target<Reg, N, To>, Null>
      : F[K] extends ManyToMany<infer To, any, any, any>
        ? RelatedManager<Target<Reg, N, To>>
        : unknown; // a composite key: ModelBase says what `pk` reads
};
export type FkIds<Reg, N, F> = {
  [K in keyof F as F[K] extends ForeignKey ? `${K & string}Id` : never]: F[K] extends ForeignKey<
    infer To,
    any,
    infer Null,
    any,
    any,
    any,
    any,
    infer C
  >
    ? TypeOf<KeyColumn<Target<Reg, N, To>, C>> | (Null extends true ? null : never)
    : never;
};
export type ReverseAttributes<Reg, N extends string> = {
  readonly [E in EdgesTo<Reg, N> as E extends { accessor: infer Q extends string } ? Q : never]: E extends Edge<
    any,
    any,
    any,
    infer From,
    infer IsOne,
    infer Field
  >
    ? IsOne extends true
      ? ReverseOne<InstanceIn<Reg, From>>
      : RelatedManager<InstanceIn<Reg, From>, Field>
    : never;
};
export type Instance<Reg, N extends string, F> = ModelBase<Reg, N, F> &
  Attributes<Reg, N, F> &
  FkIds<Reg, N, F> &
  ReverseAttributes<Reg, N> &
  ([PkKeys<F>] extends [never] ? { id: number } : {});
