import type { Template } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import { quote } from '../quote.js';

/** What SQL by hand has between its texts. A list is the rows of one parameter: `IN (...)` takes it. */
export const byHand: Readonly<Record<string, Template>> = {
  name: ({ options }) => (options!['path'] as readonly string[]).map(quote).join('.'),
  list: ({ args, type }, write) => {
    const item = type.cell.item?.name;
    if (item === 'array')
      throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', 'sqlite has no lists of lists.', {
        fix: 'Send it as JSON: Value(list, json()()).',
      });
    return `SELECT ${item === 'binary' ? 'unhex(value)' : 'value'} FROM json_each(${write(args[0]!)})`;
  },
};
