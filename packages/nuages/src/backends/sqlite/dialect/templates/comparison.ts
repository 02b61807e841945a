import type { Template } from '../../../../contract/index.js';
import { kindOf } from './fill.js';
import { jsonFormOf } from './json-form.js';

const compare =
  (operator: string): Template =>
  ({ args: [left, right] }, write) => {
    const json = jsonFormOf(left!);
    return json ? `${json.left(left!, write)} ${operator} ${json.right(right!, write)}` : `${write(left!)} ${operator} ${write(right!)}`;
  };

export const comparison: Readonly<Record<string, Template>> = {
  eq: compare('='),
  ne: compare('<>'),
  gt: compare('>'),
  gte: compare('>='),
  lt: compare('<'),
  lte: compare('<='),
  isnull: '{0} IS NULL',
  /** a comparison that holds for whatever the column can hold; a plain comparison, which NULL fails */
  'any-value': '{0} IS NOT NULL',
  notnull: '{0} IS NOT NULL',
  range: '{0} BETWEEN {1} AND {2}',
  in: ({ args: [left, ...items] }, write) => {
    const [first] = items;
    if (items.length === 1 && (first?.node === 'subquery' || first?.node === 'sql')) return `${write(left!)} IN ${write(first)}`;
    // a list of tuples is a table
    return `${write(left!)} IN (${first?.node === 'tuple' ? 'VALUES ' : ''}${items.map(write).join(', ')})`;
  },
  'in-array': ({ args: [left, list] }, write) => {
    const json = jsonFormOf(left!);
    const item = json?.item ?? (kindOf(left) === 'binary' ? 'unhex(value)' : 'value');
    return `${json ? json.left(left!, write) : write(left!)} IN (SELECT ${item} FROM json_each(${write(list!)}))`;
  },
};
