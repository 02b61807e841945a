import { ProgrammingError } from '../errors/index.js';
import { conditionOf } from './condition.js';
import { argumentExpression, Expression, type Output, type Takes, valueExpression } from './expression.js';
import { read } from './field-type.js';
import { checkOptions } from './options.js';
import { orderingsOf } from './orderings.js';
import { EXPRESSION, isExpression } from './symbols.js';
import { bigType, booleanType, jsonType, textType } from './value-types.js';

type OptionName = 'distinct' | 'filter' | 'default' | 'sample' | 'orderBy' | 'output';
/** An aggregate as data. */
interface Definition {
  readonly name: string;
  readonly op: string;
  readonly output: Output;
  readonly takes?: Takes;
  /** those that it takes */
  readonly options: readonly OptionName[];
}

function aggregate({ name, op, output, takes, options: known }: Definition, args: readonly Expression[], given: unknown): Expression {
  const { distinct, filter, default: fallback, sample, orderBy, output: field } = checkOptions(name, given, known);
  const made = new Expression({
    kind: 'aggregate',
    op,
    args,
    output,
    distinct: distinct === true,
    filter: filter === undefined ? null : conditionOf(filter),
    orderBy: orderBy === undefined ? [] : orderingsOf(orderBy),
    fallback: fallback === undefined ? null : isExpression(fallback) ? (fallback as Expression) : valueExpression(fallback),
    ...(sample !== undefined && { options: { sample: sample === true } }),
    ...(takes && { takes }),
  });
  return read(made, field);
}

/** An aggregate of one argument: a string is a path. */
const ofOne =
  (definition: Definition) =>
  (x: unknown, options?: unknown): Expression =>
    aggregate(definition, [argumentExpression(x)], options);

const plain = ['distinct', 'filter', 'default', 'output'] as const;
const spread = [...plain, 'sample'] as const;
const inOrder = [...plain, 'orderBy'] as const;

const count: Definition = { name: 'Count', op: 'count', output: bigType, options: ['distinct', 'filter', 'output'] };
const star = new Expression({ kind: 'star' });

/** `'*'`: rows, whatever is in them. */
export function Count(x: unknown, options?: unknown): Expression {
  if (x !== '*') return aggregate(count, [argumentExpression(x)], options);
  const made = aggregate(count, [star], options);
  const data = made[EXPRESSION];
  if (data.kind === 'aggregate' && data.filter === null && !data.distinct) return made;
  throw new ProgrammingError('NUA_QUERY_INVALID', "Count('*') counts rows: it takes neither a filter nor distinct.", {
    fix: "Count the key: Count('pk', { filter: { ... } }).",
  });
}
export const Sum = ofOne({ name: 'Sum', op: 'sum', output: 'sum', takes: 'number', options: plain });
export const Avg = ofOne({ name: 'Avg', op: 'avg', output: 'mean', takes: 'number', options: plain });
export const Min = ofOne({ name: 'Min', op: 'min', output: 'first', options: plain });
export const Max = ofOne({ name: 'Max', op: 'max', output: 'first', options: plain });
export const StdDev = ofOne({ name: 'StdDev', op: 'stddev', output: 'mean', takes: 'number', options: spread });
export const Variance = ofOne({ name: 'Variance', op: 'variance', output: 'mean', takes: 'number', options: spread });

export const ArrayAgg = ofOne({ name: 'ArrayAgg', op: 'array-agg', output: 'list', options: inOrder });
export const JSONBAgg = ofOne({ name: 'JSONBAgg', op: 'json-agg', output: jsonType, options: inOrder });
export const BoolAnd = ofOne({ name: 'BoolAnd', op: 'bool-and', output: booleanType, options: plain });
export const BoolOr = ofOne({ name: 'BoolOr', op: 'bool-or', output: booleanType, options: plain });
export const BitAnd = ofOne({ name: 'BitAnd', op: 'bit-and', output: 'first', takes: 'number', options: plain });
export const BitOr = ofOne({ name: 'BitOr', op: 'bit-or', output: 'first', takes: 'number', options: plain });
export const BitXor = ofOne({ name: 'BitXor', op: 'bit-xor', output: 'first', takes: 'number', options: plain });

const joined: Definition = { name: 'StringAgg', op: 'string-agg', output: textType, takes: 'text', options: inOrder };
/** The delimiter is text. */
export const StringAgg = (x: unknown, delimiter: string, options?: unknown): Expression =>
  aggregate(joined, [argumentExpression(x), valueExpression(delimiter)], options);
