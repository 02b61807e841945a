import type { Expr } from '../../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../../metadata/model-meta.js';
import { or } from '../../resolve/nodes.js';
import { isAmong } from '../key-condition.js';

/** Rows told by a column, which has one of a list of values: a key, or a pointer. */
export interface Among {
  readonly column: ColumnMeta;
}

/** Rows that any of these tells. Values: their lists, from `first` on. */
export const isAmongAny = (table: ModelMeta, among: readonly Among[], first = 0): Expr =>
  or(among.map(({ column }, i) => isAmong(table, first + i, column)));

/** of statements that differ by nothing else */
export const keyOfAmong = (among: readonly Among[]): string => among.map(({ column }) => column.name).join();
