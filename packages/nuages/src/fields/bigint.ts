import { wideLookups } from '../expressions/index.js';
import { wholeOutOfRange } from '../ir/index.js';
import { customField, type FieldDefinition } from './custom-field.js';
import type { ColumnField } from './field.js';
import { flag, oneOf } from './option-rules.js';

/** A number, or a bigint that a number holds exactly -> number. */
function safe(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) throw new TypeError('takes a whole number');
  if (Math.abs(number) >= 2 ** 63) throw wholeOutOfRange('takes a whole number of 64 bits', number);
  if (!Number.isSafeInteger(number))
    throw new TypeError("takes a whole number within 2^53: beyond it a number is not exact, so use bigint({ mode: 'bigint' })");
  return number === 0 ? 0 : number; // no -0
}
function wide(value: unknown): bigint {
  const exact = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof exact !== 'bigint') throw new TypeError('takes a bigint');
  if (BigInt.asIntN(64, exact) !== exact) throw wholeOutOfRange('takes a bigint of 64 bits', exact);
  return exact;
}

const shared = { kind: 'bigint', type: { name: 'bigint' }, lookups: wideLookups, lineage: ['bigint', 'integer'] } as const;
const numbers: FieldDefinition = { ...shared, cell: 'bigint-number', encode: safe };
const bigints: FieldDefinition = { ...shared, cell: 'bigint', encode: wide };

const narrowField = customField(numbers, { name: 'bigint', options: { mode: oneOf('number', 'bigint') } });
const wideField = customField(bigints, { name: 'bigint', options: { mode: oneOf('number', 'bigint') } });

export const bigint = (options: { readonly mode?: string; readonly [option: string]: unknown } = {}): ColumnField =>
  (options?.mode === 'bigint' ? wideField : narrowField)(options);

const numbered = customField(
  { ...numbers, kind: 'number', lineage: ['autoField', 'bigint', 'integer'] },
  { name: 'autoField', options: { identity: flag } },
);
export const autoField = (): ColumnField => numbered({ primaryKey: true, identity: true });
