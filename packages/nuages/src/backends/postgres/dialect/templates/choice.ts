import { ProgrammingError } from '../../../../errors/index.js';
import type { ColumnType } from '../../../../ir/index.js';
import { typeSql } from '../types.js';
import { call, type Templates } from './operand.js';

const functionName = /^[A-Za-z_][\w.]*$/;

export const choice: Templates = {
  coalesce: call('COALESCE'),
  greatest: call('GREATEST'),
  least: call('LEAST'),
  nullif: call('NULLIF'),
  cast: ({ args, options }, write) => `(${write(args[0]!)})::${typeSql(options?.['column'] as ColumnType)}`,
  func: (node, write) => {
    const name = node.options?.['name'];
    if (typeof name === 'string' && functionName.test(name)) return `${name}(${node.args.map(write).join(', ')})`;
    throw new ProgrammingError('NUA_QUERY_INVALID', 'A function has a name that is none.', {
      fix: 'Letters, digits, _ and dots, a letter first.',
    });
  },
};
