import type { Template } from '../../../../contract/index.js';

/** SQLite's own, as in Django: what has no result (the root of -1) is NULL. */
export const maths: Readonly<Record<string, Template>> = {
  abs: 'ABS({0})',
  ceil: 'CEILING({0})',
  floor: 'FLOOR({0})',
  sign: 'SIGN({0})',
  round: 'ROUND({0}, nuages_digits({1}))',
  sqrt: 'SQRT({0})',
  exp: 'EXP({0})',
  ln: 'LN({0})',
  log: 'LOG({0}, {1})',
  modulo: 'MOD({0}, {1})',
  power: 'POWER({0}, {1})',
  pi: 'PI()',
  // its RANDOM() is any whole number of 64 bits, of which a REAL holds 53
  random: '(ABS(RANDOM() % 9007199254740992) / 9007199254740992.0)',
  sin: 'SIN({0})',
  cos: 'COS({0})',
  tan: 'TAN({0})',
  cot: '(1.0 / TAN({0}))',
  asin: 'ASIN({0})',
  acos: 'ACOS({0})',
  atan: 'ATAN({0})',
  atan2: 'ATAN2({0}, {1})',
  degrees: 'DEGREES({0})',
  radians: 'RADIANS({0})',
};
