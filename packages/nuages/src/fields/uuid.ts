import { customField } from './custom-field.js';

const hyphened = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const uuid = customField(
  {
    kind: 'uuid',
    cell: 'uuid',
    type: { name: 'uuid' },
    encode: (value: unknown) => {
      if (typeof value !== 'string' || !hyphened.test(value)) throw new TypeError("takes a UUID as text: '0190a5b2-...'");
      return value.toLowerCase();
    },
  },
  { name: 'uuid' },
);
