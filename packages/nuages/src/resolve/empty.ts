import type { Resolution } from './resolution.js';
import { clausesOf } from './select.js';

/** No row can match. */
export function isEmpty(resolution: Resolution): boolean {
  const { none, limit, combined } = resolution;
  if (none || limit === 0) return true;
  if (combined) return nothingOf(combined);
  const { where } = clausesOf(resolution);
  return where?.node === 'constant' && !where.value;
}

function nothingOf({ operator, parts }: NonNullable<Resolution['combined']>): boolean {
  if (operator === 'intersect') return parts.some(isEmpty);
  return operator === 'except' ? isEmpty(parts[0]!) : parts.every(isEmpty);
}
