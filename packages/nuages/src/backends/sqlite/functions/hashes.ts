import { createHash } from 'node:crypto';
import type { SqlFunction } from './sql-function.js';

/** The hashes that can be taken. */
export const hashNames: readonly string[] = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];

export const hashFunctions: readonly SqlFunction[] = [
  {
    name: 'nuages_hash',
    call: (algorithm, text) =>
      text === null
        ? null
        : createHash(algorithm as string)
            .update(String(text), 'utf8')
            .digest('hex'),
  },
];
