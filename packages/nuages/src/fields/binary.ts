import { customField } from './custom-field.js';

export const binary = customField(
  {
    kind: 'binary',
    cell: 'binary',
    type: { name: 'binary' },
    encode: (value: unknown) => {
      if (!(value instanceof Uint8Array)) throw new TypeError('takes a Uint8Array');
      return value;
    },
  },
  { name: 'binary' },
);
