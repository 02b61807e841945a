import type { PH } from './symbols.js';
import type { ColumnKind } from './values.js';

/** In create(): required, optional, or computed by the database and never given. */
export type Given = 'req' | 'opt' | 'gen';

/** A concrete column. K: kind, T: value read (null included), I: what create() makes of it, P: primary key? */
export interface Column<K extends ColumnKind = ColumnKind, T = unknown, I extends Given = Given, P extends boolean = boolean> {
  readonly [PH]: { kind: K; type: T; input: I; pk: P };
}
/** Deliberately opaque: a precise union here would leak into the inference of each field's own parameters (return-type inference). */
export interface AnyField {
  readonly [PH]: object;
}
export type Fields = Record<string, AnyField>;
/** the value that a field reads */
export type TypeOf<C> = C extends Column<any, infer T, any, any> ? T : never;
