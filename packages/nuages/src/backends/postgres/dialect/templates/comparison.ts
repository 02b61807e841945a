import type { Expr } from '../../../../ir/index.js';
import { infix, operand, type Templates } from './operand.js';

const isSelect = ({ node }: Expr): boolean => node === 'subquery' || node === 'sql';

export const comparison: Templates = {
  eq: infix('='),
  ne: infix('<>'),
  gt: infix('>'),
  gte: infix('>='),
  lt: infix('<'),
  lte: infix('<='),
  isnull: ({ args }, write) => `${operand(args[0]!, write)} IS NULL`,
  /** a comparison that holds for whatever the column can hold; NULL too, as Django writes it */
  'any-value': '(1 = 1)',
  notnull: ({ args }, write) => `${operand(args[0]!, write)} IS NOT NULL`,
  range: ({ args }, write) => `${operand(args[0]!, write)} BETWEEN ${operand(args[1]!, write)} AND ${operand(args[2]!, write)}`,
  // a subquery, by hand too, has parentheses of its own, and a second pair would make it a single value
  in: ({ args }, write) => {
    const [left, ...list] = args;
    const items = list.map(write).join(', ');
    return `${operand(left!, write)} IN ${list.length === 1 && isSelect(list[0]!) ? items : `(${items})`}`;
  },
  'in-array': ({ args }, write) => `${operand(args[0]!, write)} = ANY(${write(args[1]!)})`,
};
