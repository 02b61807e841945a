import type { Template, Write } from '../../../../contract/index.js';
import type { Expr } from '../../../../ir/index.js';
import { quoteName } from '../quote.js';
import { asCount, asText, call, operand, type Templates } from './operand.js';

const upper = (sql: string): string => `UPPER(${sql})`;
const same = (sql: string): string => sql;

/** A pattern that comes ready: escaped, with its wildcards. */
const like =
  (fold: (sql: string) => string): Template =>
  ({ args }, write) =>
    `${fold(asText(args[0]!, write))} LIKE ${fold(write(args[1]!))}`;

/** A pattern that the database makes of a text of its own, in which `%`, `_` and `\` stand for themselves. */
const likeText =
  (fold: (sql: string) => string, before: string, after: string): Template =>
  ({ args }, write) =>
    `${fold(asText(args[0]!, write))} LIKE ${before}${escaped(fold(asText(args[1]!, write)))}${after}`;

const escaped = (sql: string): string => String.raw`REPLACE(REPLACE(REPLACE(${sql}, E'\\', E'\\\\'), E'%', E'\\%'), E'_', E'\\_')`;
const ANY_BEFORE = "'%' || ";
const ANY_AFTER = " || '%'";

export const match =
  (operator: string): Exclude<Template, string> =>
  ({ args }, write) =>
    `${asText(args[0]!, write)} ${operator} ${isPattern(args[1]!) ? write(args[1]!) : asText(args[1]!, write)}`;
const isPattern = (expr: Expr): boolean => expr.node === 'param' && expr.type.kind === 'text';

/** NULL counts as the empty text; unlike CONCAT() it is immutable, so that an index may hold it. */
const part = (expr: Expr, write: Write): string => `COALESCE(${asText(expr, write)}, '')`;

/** Functions of a text and counts of characters. */
const counted =
  (name: string): Template =>
  ({ args }, write) =>
    `${name}(${args.map((arg, i) => (i > 0 && isNumber(arg) ? asCount(arg, write) : write(arg))).join(', ')})`;
const isNumber = (expr: Expr): boolean => 'type' in expr && expr.type.kind !== 'text';

export const text: Templates = {
  iexact: like(upper),
  contains: like(same),
  icontains: like(upper),
  startswith: like(same),
  istartswith: like(upper),
  endswith: like(same),
  iendswith: like(upper),
  'iexact-expr': ({ args }, write) => `${upper(asText(args[0]!, write))} = ${upper(asText(args[1]!, write))}`,
  'contains-expr': likeText(same, ANY_BEFORE, ANY_AFTER),
  'icontains-expr': likeText(upper, ANY_BEFORE, ANY_AFTER),
  'startswith-expr': likeText(same, '', ANY_AFTER),
  'istartswith-expr': likeText(upper, '', ANY_AFTER),
  'endswith-expr': likeText(same, ANY_BEFORE, ''),
  'iendswith-expr': likeText(upper, ANY_BEFORE, ''),
  regex: match('~'),
  iregex: match('~*'),

  lower: call('LOWER'),
  upper: call('UPPER'),
  length: call('LENGTH'),
  trim: call('TRIM'),
  ltrim: call('LTRIM'),
  rtrim: call('RTRIM'),
  reverse: call('REVERSE'),
  replace: call('REPLACE'),
  ord: call('ASCII'),
  chr: ({ args }, write) => `CHR(${asCount(args[0]!, write)})`,
  strindex: call('STRPOS'),
  collate: ({ args, options }, write) => `(${operand(args[0]!, write)} COLLATE ${quoteName(String(options?.['collation']))})`,
  left: counted('LEFT'),
  right: counted('RIGHT'),
  substr: counted('SUBSTRING'),
  repeat: counted('REPEAT'),
  lpad: counted('LPAD'),
  rpad: counted('RPAD'),
  concat: ({ args }, write) => `(${args.map((arg) => part(arg, write)).join(' || ')})`,
};
