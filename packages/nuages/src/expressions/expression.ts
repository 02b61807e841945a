import { ProgrammingError } from '../errors/index.js';
import type { Frame, ValueType } from '../ir/index.js';
import type { Condition } from './condition.js';
import type { Operand } from './operand.js';
import { sortOf, type ValueSort } from './value-sort.js';
import { undefinedValue } from './undefined-value.js';
import { CONDITION, EXPRESSION, isCondition, isExpression } from './symbols.js';

/**
 * What a call gives: a type of its own; that of its first argument; that which its arguments have in common, or text of it; what a formula
 * makes of its numbers; what arithmetic makes of its operands; what holds sums or means of the first argument, a list of such values.
 */
export type Output = ValueType | 'first' | 'sources' | 'text' | 'numeric' | 'arithmetic' | 'sum' | 'mean' | 'list';

/** `moment`: dates and times; `span`: lengths of time too. Both are read as the clocks of a zone show them. */
export type Sort = 'text' | 'number' | 'moment' | 'span' | 'json';
/** Of all arguments, or of each one: null is anything. */
export type Takes = Sort | readonly (Sort | null)[];

/** An expression without a model: names and values. `resolve` gives it a meaning. */
export type ExpressionData =
  | { readonly kind: 'path'; readonly path: string }
  /** `type`: said by the user */
  | { readonly kind: 'value'; readonly value: unknown; readonly sort: ValueSort; readonly type?: ValueType }
  | {
      readonly kind: 'call';
      readonly op: string;
      readonly args: readonly Expression[];
      readonly output: Output;
      readonly options?: Readonly<Record<string, unknown>>;
      /** what its arguments have to be; absent: anything */
      readonly takes?: Takes;
    }
  | AggregateData
  | { readonly kind: 'case'; readonly branches: readonly Branch[]; readonly otherwise: Expression | null }
  /** a path, or another of its kind, in the query around the one that it stands in */
  | { readonly kind: 'outer'; readonly path: string | Expression }
  | { readonly kind: 'subquery'; readonly query: object }
  | { readonly kind: 'exists'; readonly query: object; readonly negated: boolean }
  | WindowData
  /** a comparison */
  | { readonly kind: 'lookup'; readonly left: Expression; readonly name: string; readonly operand: Operand }
  /** text of the user with arguments in between */
  | { readonly kind: 'sql'; readonly strings: readonly string[]; readonly args: readonly Expression[]; readonly type: ValueType }
  | { readonly kind: 'star' }
  /** a number that is part of the text */
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'wrapped'; readonly arg: Expression; readonly type: ValueType }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'ordering'; readonly arg: Expression; readonly desc: boolean; readonly nulls?: 'first' | 'last' };

/** A value computed from many rows. */
export interface AggregateData {
  readonly kind: 'aggregate';
  readonly op: string;
  readonly args: readonly Expression[];
  readonly output: Output;
  readonly distinct: boolean;
  /** rows that count */
  readonly filter: Condition | null;
  /** in which order they are taken */
  readonly orderBy: readonly Expression[];
  /** in place of NULL, where there are none */
  readonly fallback: Expression | null;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly takes?: Takes;
}
/** A branch of CASE. */
export interface Branch {
  readonly when: Condition;
  readonly then: Expression;
}
/** A value computed from the rows around each row. */
export interface WindowData {
  readonly kind: 'window';
  readonly arg: Expression;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly Expression[];
  readonly frame: Frame | null;
}

export interface NullsOrder {
  readonly nullsFirst?: boolean;
  readonly nullsLast?: boolean;
}

/** Immutable; known by its symbol, never by its shape, so that JSON from a request can't forge one. */
export class Expression {
  readonly [EXPRESSION]: ExpressionData;

  constructor(data: ExpressionData) {
    this[EXPRESSION] = Object.freeze(data);
    Object.freeze(this);
  }

  add(other: unknown): Expression {
    return combine('add', this, other);
  }
  sub(other: unknown): Expression {
    return combine('sub', this, other);
  }
  mul(other: unknown): Expression {
    return combine('mul', this, other);
  }
  div(other: unknown): Expression {
    return combine('div', this, other);
  }
  mod(other: unknown): Expression {
    return combine('mod', this, other);
  }
  pow(other: unknown): Expression {
    return combine('pow', this, other);
  }
  neg(): Expression {
    // as Django has it: the least whole number of a column has no negative of its own width
    return new Expression({ kind: 'call', op: 'mul', args: [this, new Expression({ kind: 'constant', value: -1 })], output: 'arithmetic' });
  }
  bitAnd(other: unknown): Expression {
    return combine('bitand', this, other);
  }
  bitOr(other: unknown): Expression {
    return combine('bitor', this, other);
  }
  bitXor(other: unknown): Expression {
    return combine('bitxor', this, other);
  }
  shiftLeft(other: unknown): Expression {
    return combine('lshift', this, other);
  }
  shiftRight(other: unknown): Expression {
    return combine('rshift', this, other);
  }
  asc(options: NullsOrder = {}): Expression {
    return ordering(this, false, options);
  }
  desc(options: NullsOrder = {}): Expression {
    return ordering(this, true, options);
  }
}

function combine(op: string, left: Expression, right: unknown): Expression {
  return new Expression({ kind: 'call', op, args: [left, operandExpression(right)], output: 'arithmetic' });
}
function ordering(arg: Expression, desc: boolean, { nullsFirst, nullsLast }: NullsOrder): Expression {
  if (nullsFirst && nullsLast)
    throw new ProgrammingError('NUA_QUERY_INVALID', 'NULLs come first or last, not both.', { fix: 'Leave out nullsFirst or nullsLast.' });
  return new Expression({
    kind: 'ordering',
    arg,
    desc,
    ...((nullsFirst || nullsLast) && { nulls: nullsFirst ? ('first' as const) : ('last' as const) }),
  });
}

/** @throws ValueError NUA_VALUE_UNDEFINED */
export function valueExpression(value: unknown, type?: ValueType): Expression {
  if (value === undefined) throw undefinedValue('value');
  return new Expression({ kind: 'value', value, sort: sortOf(value), ...(type && { type }) });
}
/** A value beside an expression is a value: `F('stock').sub(1)`. A Q is true or false. */
export function operandExpression(value: unknown): Expression {
  if (isCondition(value))
    return new Expression({ kind: 'condition', condition: (value as { readonly [CONDITION]: Condition })[CONDITION] });
  return isExpression(value) ? (value as Expression) : valueExpression(value);
}
/** A string as a function's argument is a path: `Lower('title')`. */
export function argumentExpression(value: unknown): Expression {
  return typeof value === 'string' ? new Expression({ kind: 'path', path: value }) : operandExpression(value);
}
