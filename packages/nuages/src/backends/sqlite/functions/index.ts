import { extractFunctions } from './extract.js';
import { hashFunctions } from './hashes.js';
import { numberFunctions } from './numbers.js';
import { regexFunctions } from './regex.js';
import type { SqlAggregate, SqlFunction } from './sql-function.js';
import { statistics } from './statistics.js';
import { temporalArithmetic } from './temporal-arithmetic.js';
import { textFunctions } from './text.js';
import { truncFunctions } from './trunc.js';

/** What SQLite lacks, registered on each connection. Given the same arguments each gives the same, so that indexes may use them. */
export const functions: readonly SqlFunction[] = [
  ...extractFunctions,
  ...truncFunctions,
  ...temporalArithmetic,
  ...regexFunctions,
  ...textFunctions,
  ...hashFunctions,
  ...numberFunctions,
];
export const aggregates: readonly SqlAggregate[] = statistics as readonly SqlAggregate[];

export type { SqlAggregate, SqlFunction } from './sql-function.js';
