import type { Template } from '../../../../contract/index.js';
import { hashNames } from '../../functions/hashes.js';
import { quote } from '../quote.js';
import { chosen, kindOf, variadic } from './fill.js';

/** A uuid is stored without hyphens: a pattern for it loses its own. */
const like: Template = chosen(({ args }) =>
  kindOf(args[0]) === 'uuid' ? String.raw`{0} LIKE REPLACE({1}, '-', '') ESCAPE '\'` : String.raw`{0} LIKE {1} ESCAPE '\'`,
);
const escaped = String.raw`REPLACE(REPLACE(REPLACE({1}, '\', '\\'), '%', '\%'), '_', '\_')`;
const likeExpression = (before: string, after: string): string => String.raw`{0} LIKE ${before}${escaped}${after} ESCAPE '\'`;
const any = "'%' || ";
const more = " || '%'";
const regex = (flags: string): string => `nuages_regex({1}, {0}, '${flags}')`;

/** LIKE ignores the case of ASCII letters, whether it is asked to or not. */
const patterns: Readonly<Record<string, Template>> = {
  iexact: like,
  contains: like,
  icontains: like,
  startswith: like,
  istartswith: like,
  endswith: like,
  iendswith: like,
  'iexact-expr': likeExpression('', ''),
  'contains-expr': likeExpression(any, more),
  'icontains-expr': likeExpression(any, more),
  'startswith-expr': likeExpression('', more),
  'istartswith-expr': likeExpression('', more),
  'endswith-expr': likeExpression(any, ''),
  'iendswith-expr': likeExpression(any, ''),
  regex: regex(''),
  iregex: regex('i'),
};

const functions: Readonly<Record<string, Template>> = {
  lower: 'LOWER({0})',
  upper: 'UPPER({0})',
  length: 'LENGTH({0})',
  trim: 'TRIM({0})',
  ltrim: 'LTRIM({0})',
  rtrim: 'RTRIM({0})',
  substr: variadic('SUBSTR'),
  concat: ({ args }, write) => `(${args.map((arg) => `COALESCE(${write(arg)}, '')`).join(' || ')})`,
  replace: 'REPLACE({0}, {1}, {2})',
  reverse: 'nuages_reverse({0})',
  repeat: 'nuages_repeat({0}, {1})',
  left: 'SUBSTR({0}, 1, {1})',
  right: 'SUBSTR({0}, -({1}), {1})',
  lpad: "nuages_pad('left', {0}, {1}, {2})",
  rpad: "nuages_pad('right', {0}, {1}, {2})",
  strindex: 'INSTR({0}, {1})',
  ord: 'UNICODE({0})',
  chr: 'CHAR({0})',
  collate: chosen(({ options }) => `({0} COLLATE ${quote(String(options?.['collation']))})`),
  ...Object.fromEntries(hashNames.map((name) => [name, `nuages_hash('${name}', {0})`])),
};

export const text: Readonly<Record<string, Template>> = { ...patterns, ...functions };
