import { quoteName } from '../quote.js';
import type { Templates } from './operand.js';

/** What SQL by hand has between its texts. */
export const byHand: Templates = {
  name: ({ options }) => (options!['path'] as readonly string[]).map(quoteName).join('.'),
  list: '{0}',
};
