import type { Template, Write } from '../../../../contract/index.js';
import type { Expr, ValueType } from '../../../../ir/index.js';
import { quoteText } from '../quote.js';

export type Templates = Readonly<Record<string, Template>>;

/** Operators that give a truth value and bind loosely: beside another operator they need parentheses. */
const predicates: ReadonlySet<string> = new Set(
  (
    'eq ne gt gte lt lte isnull notnull range in in-array contains icontains startswith istartswith endswith iendswith iexact regex iregex ' +
    'contains-expr icontains-expr startswith-expr istartswith-expr endswith-expr iendswith-expr iexact-expr json-contains json-contained ' +
    'has-key has-keys has-any-keys array-contains array-contained array-overlap'
  ).split(' '),
);

/** An argument beside an operator. Templates of operators that give a value write their own parentheses. */
export function operand(expr: Expr, write: Write): string {
  const loose = expr.node === 'not' || (expr.node === 'call' && predicates.has(expr.op));
  return loose ? `(${write(expr)})` : write(expr);
}

/** `a = b`, without parentheses: conditions are joined by AND and OR, which write theirs. */
export const infix =
  (operator: string): Template =>
  ({ args }, write) =>
    `${operand(args[0]!, write)} ${operator} ${operand(args[1]!, write)}`;

/** `(a + b)` */
export const value =
  (operator: string): Template =>
  ({ args }, write) =>
    `(${operand(args[0]!, write)} ${operator} ${operand(args[1]!, write)})`;

/** `NAME(a, b)` */
export const call =
  (name: string): Exclude<Template, string> =>
  ({ args }, write) =>
    `${name}(${args.map(write).join(', ')})`;

/** An argument as text: an address without its netmask. */
export function asText(expr: Expr, write: Write): string {
  if ('type' in expr && expr.type.column.name === 'ip') return `HOST(${write(expr)})`;
  return `${operand(expr, write)}::text`;
}

/** `{a,"b c"}` as a constant */
export const textArray = (items: readonly unknown[]): string =>
  quoteText(`{${items.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`);

export const isFloat = ({ cell }: ValueType): boolean => cell.name === 'float';

/** A count of characters, digits or bits: functions take no bigint for it. */
export function asCount(expr: Expr, write: Write): string {
  const name = 'type' in expr ? expr.type.column.name : undefined;
  return name === 'integer' || name === 'smallint' ? write(expr) : `(${write(expr)})::integer`;
}

/** An argument of a function that takes any: beside no column, a text has to be told from other values. */
export const typed = (expr: Expr, write: Write): string =>
  expr.node === 'param' && expr.type.kind === 'text' ? asText(expr, write) : write(expr);
