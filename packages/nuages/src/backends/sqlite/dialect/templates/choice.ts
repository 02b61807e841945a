import type { Template } from '../../../../contract/index.js';
import { choice as chosenOf } from './fill.js';

/** One of several values, and functions that users name. */
export const choice: Readonly<Record<string, Template>> = {
  coalesce: chosenOf('COALESCE'),
  greatest: chosenOf('MAX'),
  least: chosenOf('MIN'),
  nullif: 'NULLIF({0}, {1})',
  func: ({ args, options }, write) => `${String(options?.['name'])}(${args.map(write).join(', ')})`,
};
