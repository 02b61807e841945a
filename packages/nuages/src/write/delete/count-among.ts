import type { Dialect } from '../../contract/index.js';
import { bigType } from '../../expressions/index.js';
import { and, call, column, not, or } from '../../resolve/nodes.js';
import { planFor, type WritePlan } from '../write-plan.js';
import { type Among, isAmongAny, keyOfAmong } from './among.js';
import { hasOneOf, selectPlan } from './delete-plans.js';

/** Rows that point, without those that go. */
export interface Remaining {
  readonly by: Among;
  /** what tells the rows that go */
  readonly among: readonly Among[];
  /** the number of those that are told by a key of several columns */
  readonly keys: number;
}

const countStar = {
  node: 'aggregate',
  op: 'count',
  args: [{ node: 'star' }],
  distinct: false,
  filter: null,
  orderBy: [],
  type: bigType,
} as const;

/** How many rows there are. Values: the list of `by`, those of `among`, the keys one by one. */
export const countAmongPlan = ({ by, among, keys }: Remaining, dialect: Dialect): WritePlan => {
  const { model } = by.column;
  return planFor(model, dialect, `count ${keyOfAmong([by])} but ${keyOfAmong(among)} ${keys}`, () => {
    // not of NULL is NULL: such a row doesn't go
    const given = ({ column: of, when }: Among) =>
      [of, ...(when ? [when[0]] : [])].map((c) => call('notnull', [column(model.table.name, c)]));
    const goes = among.map((one, i) => and([...given(one), isAmongAny(model, [one], i + 1)]));
    const where = and([isAmongAny(model, [by]), not(or([...goes, hasOneOf(model, keys, among.length + 1)]))]);
    return selectPlan(model, [{ expr: countStar, type: bigType }], [{ name: 'count', type: bigType }], where, dialect);
  });
};
