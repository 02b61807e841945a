import type { Column } from './column.js';
import type { UnknownField } from './query-errors.js';
import type { PH } from './symbols.js';

/** A primary key made of several columns, named by their attributes. */
export interface CompositeKey<C extends readonly string[] = readonly string[]> {
  readonly [PH]: { composite: C; pk: true };
}

/** what such a key reads: the tuple of its columns' values */
export type CompositeValue<Cols, C extends readonly string[], Name> = {
  readonly [I in keyof C]: C[I] extends keyof Cols
    ? Cols[C[I]] extends Column<any, infer T, any, any>
      ? T
      : never
    : UnknownField<C[I], Name, keyof Cols>;
};
