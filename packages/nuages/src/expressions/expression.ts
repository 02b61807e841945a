import { ProgrammingError } from '../errors/index.js';
import type { ValueType } from '../ir/index.js';
import type { Condition } from './condition.js';
import { sortOf, type ValueSort } from './value-sort.js';
import { undefinedValue } from './undefined-value.js';
import { isExpression } from './symbols.js';
import { EXPRESSION } from './symbols.js';

/** What a call gives: a type of its own, that of its first argument, or what arithmetic makes of its operands. */
export type Output = ValueType | 'first' | 'arithmetic';

/** `same`: values that go with each other */
export type Takes = 'text' | 'number' | 'moment' | 'same';

/** An expression without a model: names and values. `resolve` gives it a meaning. */
export type ExpressionData =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'value'; readonly value: unknown; readonly sort: ValueSort }
  | {
      readonly kind: 'call';
      readonly op: string;
      readonly args: readonly Expression[];
      readonly output: Output;
      readonly options?: Readonly<Record<string, unknown>>;
      /** what its arguments have to be; absent: anything */
      readonly takes?: Takes;
    }
  | { readonly kind: 'wrapped'; readonly arg: Expression; readonly type: ValueType }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'ordering'; readonly arg: Expression; readonly desc: boolean; readonly nulls?: 'first' | 'last' };

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
export function valueExpression(value: unknown): Expression {
  if (value === undefined) throw undefinedValue('value');
  return new Expression({ kind: 'value', value, sort: sortOf(value) });
}
/** A value beside an expression is a value: `F('stock').sub(1)`. */
export function operandExpression(value: unknown): Expression {
  return isExpression(value) ? (value as Expression) : valueExpression(value);
}
/** A string as a function's argument is a path: `Lower('title')`. */
export function argumentExpression(value: unknown): Expression {
  return typeof value === 'string' ? new Expression({ kind: 'path', path: value }) : operandExpression(value);
}
