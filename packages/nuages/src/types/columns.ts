import type { Column } from './column.js';
import type { CompositeKey, CompositeValue } from './composite-key.js';
import type { PkColOf, Target } from './model.js';
import type { ForeignKey } from './relations.js';

// own columns + `<fk>Id` attributes + implicit id
// (key unions are written inline: a named alias would show up, unexpanded, in error messages)
export type Columns<Reg, N, F> = {
  readonly [K in { [K in keyof F]: F[K] extends Column ? K : F[K] extends ForeignKey ? `${K & string}Id` : never }[keyof F] | ImplicitId<F>]: K extends keyof F ? F[K] : K extends `${infer B}Id` ? (B extends keyof F ? FkIdColumn<Reg, N, F[B]> : never) : Column<'number', number, 'opt', true>;
};
type FkIdColumn<Reg, N, X> = X extends ForeignKey<infer To, any, infer Null, any, any> ? FkColumn<PkColOf<Target<Reg, N, To>>, Null> : never;
type FkColumn<C, Null> = C extends Column<infer K, infer T, any, any> ? Column<K, Null extends true ? T | null : T, 'opt', false> : never;

/** the field that declares the key; never where there is none, and `id` is added */
export type PkKeys<F> = { [K in keyof F]: F[K] extends Column<any, any, any, true> | CompositeKey ? K : never }[keyof F];
/** attributes that make the key */
export type PkNames<F> = F[PkKeys<F>] extends CompositeKey<infer C> ? C[number] : PkKeys<F>;
export type ImplicitId<F> = [PkKeys<F>] extends [never] ? 'id' : never;
export type PkColumn<Reg, N, F> =
  [PkKeys<F>] extends [never] ? Column<'number', number, 'opt', true>
  : F[PkKeys<F>] extends CompositeKey<infer C> ? Column<'composite', CompositeValue<Columns<Reg, N, F>, C, N>, 'opt', true>
  : F[PkKeys<F>];
