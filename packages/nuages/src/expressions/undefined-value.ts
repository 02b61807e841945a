import { printable, ValueError } from '../errors/index.js';

/** `name`: of what is undefined */
export const undefinedValue = (name: string): ValueError =>
  new ValueError('NUA_VALUE_UNDEFINED', `"${printable(name)}" is undefined.`, {
    fix: 'undefined is never "match everything": leave the key out with omitUndefined(...), or write null for NULL.',
    field: name,
  });
