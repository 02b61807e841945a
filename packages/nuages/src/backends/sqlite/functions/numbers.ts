import { ValueError } from '../../../errors/index.js';
import type { SqlFunction } from './sql-function.js';

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);
/** a power of two or more that needs more bits than this is beyond 64 anyway */
const mostBits = 64n;

export const numberFunctions: readonly SqlFunction[] = [
  /** whole numbers to a whole power stay whole, as in Python; what does not fit 64 bits is a REAL */
  {
    name: 'nuages_pow',
    call: (x, y) => {
      if (x === null || y === null) return null;
      if (typeof x === 'bigint' && typeof y === 'bigint' && y >= 0n && y < mostBits) {
        const exact = x ** y;
        if (exact >= smallest && exact <= largest) return exact;
      }
      return Number(x) ** Number(y);
    },
  },
  /** ROUND() of SQLite takes a negative number of digits for none */
  {
    name: 'nuages_digits',
    call: (digits) => {
      if (digits !== null && Number(digits) < 0) {
        throw new ValueError('NUA_VALUE_INVALID', 'Round takes no negative number of digits on SQLite.', {
          fix: 'Divide first and multiply after: F("x").div(100), Round, mul(100).',
        });
      }
      return digits ?? null;
    },
  },
];
