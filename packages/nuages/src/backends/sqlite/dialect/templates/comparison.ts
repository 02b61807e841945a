import type { Template } from '../../../../contract/index.js';
import type { CallNode } from '../../../../ir/index.js';
import { chosen, kindOf } from './fill.js';

const isJson = ({ args }: CallNode): boolean => kindOf(args[0]) === 'json';

/** Documents are compared as text without their spaces, as Django and JavaScript write them differently. */
const equality = (operator: string): Template =>
  chosen((call) => (isJson(call) ? `JSON({0}) ${operator} JSON({1})` : `{0} ${operator} {1}`));
/** What stands at a key of a document is compared as the value that it holds. */
const order = (operator: string): Template =>
  chosen((call) => (isJson(call) ? `JSON_EXTRACT({0}, '$') ${operator} JSON_EXTRACT({1}, '$')` : `{0} ${operator} {1}`));

export const comparison: Readonly<Record<string, Template>> = {
  eq: equality('='),
  ne: equality('<>'),
  gt: order('>'),
  gte: order('>='),
  lt: order('<'),
  lte: order('<='),
  isnull: '{0} IS NULL',
  notnull: '{0} IS NOT NULL',
  range: '{0} BETWEEN {1} AND {2}',
  in: ({ args: [left, ...items] }, write) => {
    const [first] = items;
    if (items.length === 1 && first?.node === 'subquery') return `${write(left!)} IN ${write(first)}`;
    // a list of tuples is a table
    return `${write(left!)} IN (${first?.node === 'tuple' ? 'VALUES ' : ''}${items.map(write).join(', ')})`;
  },
  'in-array': chosen(({ args }) => {
    switch (kindOf(args[0])) {
      case 'binary':
        return '{0} IN (SELECT unhex(value) FROM json_each({1}))';
      case 'json':
        return 'JSON({0}) IN (SELECT JSON(value) FROM json_each({1}))';
      default:
        return '{0} IN (SELECT value FROM json_each({1}))';
    }
  }),
};
