import { wholeOf } from '../expressions/index.js';
import { type ColumnType, wholeOutOfRange } from '../ir/index.js';
import { customField, type FieldBuilder } from './custom-field.js';

const whole = (least: number, most: number) => (value: unknown) => {
  if (typeof value !== 'bigint' && !Number.isInteger(value)) throw new TypeError('takes a whole number');
  const whole = value as number | bigint;
  if (whole < least || whole > most) throw wholeOutOfRange(`takes a whole number from ${least} to ${most}`, whole);
  return Number(whole) || 0; // no -0
};
const wholeField = (lineage: readonly [name: string, ...parents: string[]], column: ColumnType['name'], bits: 16 | 32): FieldBuilder =>
  customField(
    {
      kind: 'number',
      cell: 'number',
      type: { name: column },
      encode: whole(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1),
      lookups: wholeOf(bits),
      lineage,
    },
    { name: lineage[0] },
  );

export const integer = wholeField(['integer'], 'integer', 32);
export const smallInteger = wholeField(['smallInteger', 'integer'], 'smallint', 16);

export const float = customField(
  {
    kind: 'number',
    cell: 'float',
    lineage: ['float'],
    type: { name: 'float' },
    encode: (value: unknown) => {
      const number = typeof value === 'bigint' ? Number(value) : value;
      if (typeof number !== 'number' || Number.isNaN(number)) throw new TypeError('takes a number');
      return number;
    },
  },
  { name: 'float' },
);
