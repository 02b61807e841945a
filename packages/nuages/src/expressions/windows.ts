import { ProgrammingError } from '../errors/index.js';
import type { Frame } from '../ir/index.js';
import { describe } from './condition.js';
import { argumentExpression, Expression, type Output, valueExpression } from './expression.js';
import { read } from './field-type.js';
import { orderingsOf } from './orderings.js';
import { checkOptions } from './options.js';
import { EXPRESSION, isExpression } from './symbols.js';
import { bigType, floatType } from './value-types.js';

/** Functions that only a window gives a meaning. */
const windowed = (op: string, output: Output, args: readonly Expression[] = []): Expression =>
  new Expression({ kind: 'call', op, args, output, options: { windowed: true } });

export const RowNumber = (): Expression => windowed('row-number', bigType);
export const Rank = (): Expression => windowed('rank', bigType);
export const DenseRank = (): Expression => windowed('dense-rank', bigType);
export const PercentRank = (): Expression => windowed('percent-rank', floatType);
export const CumeDist = (): Expression => windowed('cume-dist', floatType);
export const Ntile = (buckets = 1): Expression => windowed('ntile', bigType, [count('Ntile', buckets)]);
export const FirstValue = (x: unknown): Expression => windowed('first-value', 'first', [argumentExpression(x)]);
export const LastValue = (x: unknown): Expression => windowed('last-value', 'first', [argumentExpression(x)]);
export const NthValue = (x: unknown, nth = 1): Expression =>
  windowed('nth-value', 'first', [argumentExpression(x), count('NthValue', nth)]);
export const Lag = shifted('Lag', 'lag');
export const Lead = shifted('Lead', 'lead');

function shifted(name: string, op: string) {
  return (x: unknown, offset = 1, fallback?: unknown): Expression =>
    windowed(op, 'first', [
      argumentExpression(x),
      count(name, offset),
      ...(fallback === undefined || fallback === null
        ? []
        : [isExpression(fallback) ? (fallback as Expression) : valueExpression(fallback)]),
    ]);
}

/** counts of rows are part of the text: some databases want them to be constants */
function count(name: string, n: unknown): Expression {
  if (Number.isSafeInteger(n) && (n as number) > 0) return new Expression({ kind: 'constant', value: n as number });
  throw new ProgrammingError('NUA_QUERY_INVALID', `${name}() takes a whole number from 1.`, { fix: `Write ${name}(..., 1).` });
}

/** What an expression is among the rows around each row. */
export function Window(arg: unknown, options?: unknown): Expression {
  const { partitionBy = [], orderBy = [], frame, output } = checkOptions('Window', options, ['partitionBy', 'orderBy', 'frame', 'output']);
  if (!isExpression(arg) || !fits(arg as Expression)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `Window() takes an aggregate or a function of windows, not ${describe(arg)}.`, {
      fix: "Write Window(RowNumber(), { partitionBy: 'author', orderBy: '-createdAt' }).",
    });
  }
  const made = new Expression({
    kind: 'window',
    arg: arg as Expression,
    partitionBy: (Array.isArray(partitionBy) ? partitionBy : [partitionBy]).map(argumentExpression),
    orderBy: orderingsOf(orderBy),
    frame: frame === undefined || frame === null ? null : frameOf(frame),
  });
  return read(made, output);
}

/** also behind a type that was said for it */
function fits(arg: Expression): boolean {
  const data = arg[EXPRESSION];
  if (data.kind === 'wrapped') return fits(data.arg);
  return data.kind === 'aggregate' || (data.kind === 'call' && (data.options?.['windowed'] === true || data.op === 'func'));
}

const kinds: ReadonlySet<unknown> = new Set(['rows', 'range', 'groups']);
const exclusions: ReadonlySet<unknown> = new Set(['current row', 'group', 'ties', 'no others']);
function frameOf(given: unknown): Frame {
  const { type = 'rows', start = null, end = null, exclude } = checkOptions('Window frame', given, ['type', 'start', 'end', 'exclude']);
  const isEnd = (n: unknown) => n === null || Number.isSafeInteger(n);
  const fine = kinds.has(type) && isEnd(start) && isEnd(end) && (exclude === undefined || exclusions.has(exclude));
  if (!fine || (start !== null && end !== null && (start as number) > (end as number))) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'The frame of a window is none.', {
      fix: "Write { type: 'rows', start: -2, end: 0 }: null is without an end, 0 the row itself, negative before it.",
    });
  }
  return { by: type, start, end, ...(exclude !== undefined && { exclude }) } as Frame;
}
