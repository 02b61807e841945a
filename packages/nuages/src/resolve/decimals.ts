import { decimalType } from '../expressions/index.js';
import type { ValueType } from '../ir/index.js';

const { decode: _, ...text } = decimalType;
const asText: ValueType = Object.freeze(text);
const asNumber: ValueType = Object.freeze({ ...decimalType, decode: Number });

/** The decimal that is made of such values, read as they are: as Decimal where one of them is, else as text, else as a number. */
export function decimalOf(types: readonly ValueType[]): ValueType {
  const read = types.filter(({ kind }) => kind === 'decimal').map(({ decode }) => typeof (decode ? decode('0' as never) : '0'));
  return read.includes('object') || read.length === 0 ? decimalType : read.includes('string') ? asText : asNumber;
}
