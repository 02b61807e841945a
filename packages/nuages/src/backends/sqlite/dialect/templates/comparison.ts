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
  /** a comparison that holds for whatever the column can hold; a plain one, which NULL fails, as far as integers of SQLite go */
  'any-value': ({ args, options }, write) => (options?.['far'] ? '(1 = 1)' : `${write(args[0]!)} IS NOT NULL`),
  notnull: '{0} IS NOT NULL',
  range: ({ args: [left, first, last] }, write) => {
    const json = jsonFormOf(left!);
    const [from, to] = [first!, last!].map((end) => (json ? json.right(end, write) : write(end)));
    return `${json ? json.left(left!, write) : write(left!)} BETWEEN ${from} AND ${to}`;
  },
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
