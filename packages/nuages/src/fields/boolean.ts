import { customField } from './custom-field.js';

export const boolean = customField(
  {
    kind: 'boolean',
    cell: 'boolean',
    type: { name: 'boolean' },
    encode: (value: unknown) => {
      if (typeof value !== 'boolean') throw new TypeError('takes true or false');
      return value;
    },
  },
  { name: 'boolean' },
);
