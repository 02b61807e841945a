import { wholeLookups } from '../expressions/index.js';
import { type ColumnType, OutOfRange } from '../ir/index.js';
import { customField, type FieldBuilder } from './custom-field.js';

const whole = (least: number, most: number) => (value: unknown) => {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new TypeError('takes a whole number');
  if (value < least || value > most)
    throw new OutOfRange(`takes a whole number from ${least} to ${most}`, value < least ? 'below' : 'above');
  return value === 0 ? 0 : value; // no -0
};
const wholeField = (name: string, column: ColumnType['name'], bits: number): FieldBuilder =>
  customField(
    {
      kind: 'number',
      cell: 'number',
      type: { name: column },
      encode: whole(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1),
      lookups: wholeLookups,
    },
    { name },
  );

export const integer = wholeField('integer', 'integer', 32);
export const smallInteger = wholeField('smallInteger', 'smallint', 16);

export const float = customField(
  {
    kind: 'number',
    cell: 'float',
    type: { name: 'float' },
    encode: (value: unknown) => {
      if (typeof value !== 'number' || Number.isNaN(value)) throw new TypeError('takes a number');
      return value;
    },
  },
  { name: 'float' },
);
