import type { Expr } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { and, call, column } from '../resolve/nodes.js';
import { parameter } from './insert-plan.js';
import type { Row } from './model-of.js';

/** The row whose key is the values from `first` on. */
export const hasKeyAt = ({ table, primaryKey }: ModelMeta, first: number): Expr =>
  and(primaryKey.map((key, i) => call('eq', [column(table.name, key), parameter(key, first + i)])));

/** The rows whose key, of one column, is in the list at `value`. */
export const isAmong = ({ table, primaryKey }: ModelMeta, value: number, key: ColumnMeta = primaryKey[0]!): Expr =>
  call('in-array', [column(table.name, key), parameter(key, value, true)]);

export const keyOf = (row: object, { primaryKey }: ModelMeta): unknown[] => primaryKey.map((key) => (row as Row)[key.name]);
