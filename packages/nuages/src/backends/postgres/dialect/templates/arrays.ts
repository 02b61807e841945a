import { infix, type Templates } from './operand.js';

export const arrays: Templates = {
  'array-contains': infix('@>'),
  'array-contained': infix('<@'),
  'array-overlap': infix('&&'),
  unnest: 'UNNEST({0})',
  'array-len': 'CARDINALITY({0})',
  // counted from 0, as in JavaScript
  'array-index': ({ args, options }, write) => `(${write(args[0]!)})[${Number(options?.['index']) + 1}]`,
};
