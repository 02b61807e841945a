import { Duration } from '../ir/index.js';
import { customField } from './custom-field.js';

export const duration = customField(
  {
    kind: 'duration',
    cell: 'duration',
    type: { name: 'interval' },
    encode,
    decode: (microseconds: bigint) => new Duration(microseconds),
  },
  { name: 'duration' },
);

function encode(value: unknown): bigint {
  const { microseconds } = value instanceof Duration ? value : fromParts(value);
  if (BigInt.asIntN(64, microseconds) !== microseconds) throw new TypeError('takes a Duration of at most 292,000 years');
  return microseconds;
}
function fromParts(value: unknown): Duration {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype || Object.keys(value).length === 0) {
    throw new TypeError('takes a Duration or its parts: { hours: 1, minutes: 30 }');
  }
  try {
    return new Duration(value);
  } catch (error) {
    throw new TypeError(`takes a Duration or its parts: ${(error as Error).message}`);
  }
}
