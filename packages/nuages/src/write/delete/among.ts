import type { Expr } from '../../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../../metadata/model-meta.js';
import { and, call, column, literal, or } from '../../resolve/nodes.js';
import { isAmong } from '../key-condition.js';

/** Rows told by a column, which has one of a list of values: a key, or what points at others. */
export interface Among {
  readonly column: ColumnMeta;
  /** in a generic foreign key: the column with the name of the model, and the name */
  readonly when: readonly [ColumnMeta, string] | null;
}

/** the key of one column that a table has */
export const amongKeys = ({ primaryKey }: ModelMeta): Among => ({ column: primaryKey[0]!, when: null });

/** Rows that any of these tells. Values: their lists, from `first` on. */
export const isAmongAny = (table: ModelMeta, among: readonly Among[], first = 0): Expr =>
  or(among.map(({ column: of, when }, i) => and([...isOf(table, when), isAmong(table, first + i, of)])));

const isOf = ({ table }: ModelMeta, when: Among['when']): Expr[] =>
  when ? [call('eq', [column(table.name, when[0]), literal(when[1], when[0].type)])] : [];

/** of statements that differ by nothing else */
export const keyOfAmong = (among: readonly Among[]): string =>
  among.map(({ column: { name }, when }) => (when ? `${name} of ${when[1]}` : name)).join();
