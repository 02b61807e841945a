import type { Dialect } from '../../../contract/index.js';

const select = (count: number, call: (i: number) => string): string =>
  `SELECT ${Array.from({ length: count }, (_, i) => call(i)).join(', ')}`;

/** `true`: until the transaction ends, and no error for one that isn't set */
export const sessionSettings: NonNullable<Dialect['sessionSettings']> = {
  set: (count) => select(count, (i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`),
  read: (count) => select(count, (i) => `current_setting($${i + 1}, true)`),
};
