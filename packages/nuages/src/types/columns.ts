import type { Column } from './column.js';
import type { CompositeKey, CompositeValue } from './composite-key.js';
import type { ColsOf, PkColOf, Target } from './model.js';
import type { ForeignKey } from './relations.js';
import type { PH } from './symbols.js';

// own columns + `<fk>Id` attributes + implicit id
// (key unions are written inline: a named alias would show up, unexpanded, in error messages)
export type Columns<Reg, N, F> = {
  readonly [
    K in { [K in keyof F]: F[K] extends Column ? K : F[K] extends ForeignKey ? `${K & string}Id` : never }[keyof F] | ImplicitId<F>
  ]: K extends keyof F
    ? F[K]
    : K extends `${infer B}Id`
      ? B extends keyof F
        ? FkIdColumn<Reg, N, F[B]>
        : never
      : Column<'number', number, 'opt', true>;
};
type FkIdColumn<Reg, N, X> =
  X extends ForeignKey<infer To, any, infer Null, any, any, any, any, infer C> ? FkColumn<KeyColumn<Target<Reg, N, To>, C>, Null> : never;
/** the column that a foreign key refers to: toField, or the primary key */
export type KeyColumn<T, C> = C extends string ? ColsOf<T>[C & keyof ColsOf<T>] : PkColOf<T>;
type FkColumn<C, Null> = C extends Column<infer K, infer T, any, any> ? Column<K, Null extends true ? T | null : T, 'opt', false> : never;

/** the attribute that is the key; never where there is none, and `id` is added */
export type PkKeys<F> = { [K in keyof F]: F[K] extends Key ? (F[K] extends ForeignKey ? `${K & string}Id` : K) : never }[keyof F];
interface Key {
  readonly [PH]: { pk: true };
}
/** attributes that make the key */
export type PkNames<F> = F extends { readonly pk: CompositeKey<infer C> } ? C[number] : PkKeys<F>;
export type ImplicitId<F> = [PkKeys<F>] extends [never] ? 'id' : never;
export type PkColumn<Reg, N, F> = [PkKeys<F>] extends [never]
  ? Column<'number', number, 'opt', true>
  : F extends { readonly pk: CompositeKey<infer C> }
    ? Column<'composite', CompositeValue<Columns<Reg, N, F>, C, N>, 'opt', true>
    : Columns<Reg, N, F>[PkKeys<F> & keyof Columns<Reg, N, F>];
