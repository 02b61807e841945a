import { ProgrammingError } from '../errors/index.js';
import { isTimeZone, type ValueType } from '../ir/index.js';
import { argumentExpression, Expression, type Output, type Takes, valueExpression } from './expression.js';
import { dateTimeType, integerType, textType } from './value-types.js';

interface More {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly takes?: Takes;
}
const call = (op: string, args: readonly unknown[], output: Output, more: More = {}): Expression =>
  new Expression({ kind: 'call', op, args: args.map(argumentExpression), output, ...more });

/** A function of one argument: a string is a path. */
const unary = (op: string, takes: Takes, output: Output) => (x: unknown) => call(op, [x], output, { takes });

// text
export const Lower = unary('lower', 'text', textType);
export const Upper = unary('upper', 'text', textType);
export const Trim = unary('trim', 'text', textType);
export const Length = unary('length', 'text', integerType);
export const Concat = (...parts: unknown[]): Expression => {
  if (parts.length === 0)
    throw new ProgrammingError('NUA_QUERY_INVALID', 'Concat() takes the parts of a text.', { fix: 'Give it one at least.' });
  return call('concat', parts, textType);
};

// numbers
export const Abs = unary('abs', 'number', 'first');
export const Ceil = unary('ceil', 'number', 'first');
export const Floor = unary('floor', 'number', 'first');
export const Round = (x: unknown, digits = 0): Expression => call('round', [x, valueExpression(digits)], 'first', { takes: 'number' });

// dates
const truncKinds: ReadonlySet<unknown> = new Set(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second']);
export const Trunc = (x: unknown, kind: string, { timeZone }: { timeZone?: string } = {}): Expression => {
  if (!truncKinds.has(kind))
    throw new ProgrammingError('NUA_QUERY_INVALID', 'Trunc() takes the name of a unit.', {
      fix: `Units are ${[...truncKinds].join(', ')}.`,
    });
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new ProgrammingError('NUA_QUERY_INVALID', 'Trunc() takes a time zone by its name.', {
      fix: "Give an IANA name such as 'Europe/Paris'.",
    });
  return call('trunc', [x], 'first', { takes: 'moment', options: { kind, ...(timeZone !== undefined && { zone: timeZone }) } });
};
export const Now = (): Expression => call('now', [], dateTimeType);

// choice
/** A string as the fallback is a value, not a path. */
export const Coalesce = (x: unknown, fallback: unknown): Expression =>
  call('coalesce', [x, typeof fallback === 'string' ? valueExpression(fallback) : fallback], 'first', { takes: 'same' });

const identifier = /^[A-Za-z_][\w]*(\.[A-Za-z_]\w*)?$/;
export function func(name: string, output?: { readonly type: ValueType }): (...args: unknown[]) => Expression {
  if (!identifier.test(name))
    throw new ProgrammingError('NUA_QUERY_INVALID', 'func() takes the plain name of a function.', {
      fix: 'Letters, digits and _, with a schema in front at most.',
    });
  return (...args) => call('func', args, output?.type ?? textType, { options: { name } });
}
