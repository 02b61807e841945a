import type { Expr } from '../ir/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { and, call, column } from '../resolve/nodes.js';
import { parameter } from './insert-plan.js';
import type { Row } from './model-of.js';

/** The row whose key is the values from `first` on. */
export const hasKeyAt = ({ table, primaryKey }: ModelMeta, first: number): Expr =>
  and(primaryKey.map((key, i) => call('eq', [column(table.name, key), parameter(key, first + i)])));

export const keyOf = (row: object, { primaryKey }: ModelMeta): unknown[] => primaryKey.map((key) => (row as Row)[key.name]);
