import type { Template } from '../../../../contract/index.js';
import { quote } from '../quote.js';

/** What SQL by hand has between its texts. A list is the rows of one parameter: `IN (...)` takes it. */
export const byHand: Readonly<Record<string, Template>> = {
  name: ({ options }) => (options!['path'] as readonly string[]).map(quote).join('.'),
  list: ({ args, type }, write) =>
    `SELECT ${type.cell.item?.name === 'binary' ? 'unhex(value)' : 'value'} FROM json_each(${write(args[0]!)})`,
};
