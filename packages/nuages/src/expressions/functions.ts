import { ProgrammingError } from '../errors/index.js';
import type { ValueType } from '../ir/index.js';
import { argumentExpression, Expression, type Output } from './expression.js';
import { dateTimeType, integerType, textType } from './value-types.js';

const call = (op: string, args: readonly unknown[], output: Output, options?: Readonly<Record<string, unknown>>): Expression =>
  new Expression({ kind: 'call', op, args: args.map(argumentExpression), output, ...(options && { options }) });

/** A function of one argument: a string is a path. */
const unary = (op: string, output: Output) => (x: unknown) => call(op, [x], output);

// text
export const Lower = unary('lower', textType);
export const Upper = unary('upper', textType);
export const Trim = unary('trim', textType);
export const Length = unary('length', integerType);
/** NULL counts as the empty text. */
export const Concat = (...parts: unknown[]): Expression => call('concat', parts, textType);

// numbers
export const Abs = unary('abs', 'first');
export const Ceil = unary('ceil', 'first');
export const Floor = unary('floor', 'first');
export const Round = (x: unknown, digits = 0): Expression => call('round', [x, new Expression({ kind: 'value', value: digits })], 'first');

// dates
export const Trunc = (x: unknown, kind: string, options: { timeZone?: string } = {}): Expression =>
  call('trunc', [x], 'first', { kind, ...(options.timeZone && { zone: options.timeZone }) });
/** The time of the statement's transaction, to the millisecond. */
export const Now = (): Expression => call('now', [], dateTimeType);

// choice
/** The first argument that isn't NULL; the fallback is a value. */
export const Coalesce = (x: unknown, fallback: unknown): Expression =>
  call('coalesce', [x, typeof fallback === 'string' ? new Expression({ kind: 'value', value: fallback }) : fallback], 'first');

const identifier = /^[A-Za-z_][\w]*(\.[A-Za-z_]\w*)?$/;
/**
 * A function of your own database, by name: it gives text, or the values of the field `output`.
 * @example const Soundex = func('SOUNDEX'); index([Soundex('name')])
 * @example const Distance = func('l2_distance', float()); Page.objects.orderBy(Distance('embedding', Value([1, 2, 3])))
 */
export function func(name: string, output?: { readonly type: ValueType }): (...args: unknown[]) => Expression {
  if (!identifier.test(name))
    throw new ProgrammingError('NUA_QUERY_INVALID', 'func() takes the plain name of a function.', {
      fix: 'Letters, digits and _, with a schema in front at most.',
    });
  return (...args) => call('func', args, output?.type ?? textType, { name });
}
