import { Decimal } from '../ir/index.js';
import { customField } from './custom-field.js';
import type { Check } from './field.js';
import { count, oneOf } from './option-rules.js';

interface DecimalOptions {
  readonly mode?: 'decimal' | 'string' | 'number';
  readonly maxDigits?: number;
  readonly decimalPlaces?: number;
}

export const decimal = customField(
  (own) => {
    const { mode = 'decimal', maxDigits, decimalPlaces } = own as DecimalOptions;
    const decode = decoders[mode];
    const limited = maxDigits !== undefined && decimalPlaces !== undefined;
    return {
      kind: 'decimal',
      lineage: ['decimal'],
      cell: Object.freeze({ name: 'decimal', ...(limited && { places: decimalPlaces }) }),
      type: { name: 'decimal', ...(limited && { digits: maxDigits, places: decimalPlaces }) },
      encode,
      ...(decode && { decode }),
      checks: limited ? [digits(maxDigits, decimalPlaces)] : [],
      faults: faults(maxDigits, decimalPlaces),
    };
  },
  { name: 'decimal', options: { mode: oneOf('decimal', 'string', 'number'), maxDigits: count(1), decimalPlaces: count(0) } },
);

function encode(value: unknown): string {
  if (value instanceof Decimal) return value.toString();
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'bigint')
    return exact(String(value));
  throw new TypeError('takes a Decimal, its text or a number');
}
function exact(text: string): string {
  try {
    return new Decimal(text).toString();
  } catch {
    throw new TypeError('takes a finite decimal number');
  }
}

const decoders: Record<NonNullable<DecimalOptions['mode']>, ((text: string) => unknown) | null> = {
  decimal: (text) => new Decimal(text),
  string: null,
  number: Number,
};

const digits =
  (most: number, places: number): Check =>
  (value: never) => {
    const [whole = '', fraction = ''] = exact(String(value)).replace(/^[+-]/, '').split('.');
    if (fraction.replace(/0+$/, '').length > places) return `takes at most ${places} decimal places`;
    return whole.replace(/^0+/, '').length > most - places ? `takes at most ${most - places} digits before the point` : null;
  };

function faults(maxDigits: number | undefined, decimalPlaces: number | undefined): string[] {
  if ((maxDigits === undefined) !== (decimalPlaces === undefined)) return ['has one of maxDigits and decimalPlaces: give both, or neither'];
  return maxDigits !== undefined && decimalPlaces! > maxDigits
    ? ['has more decimalPlaces than maxDigits: maxDigits counts all digits']
    : [];
}
