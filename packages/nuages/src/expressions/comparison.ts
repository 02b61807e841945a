import { FieldError } from '../errors/index.js';
import { argumentExpression, Expression } from './expression.js';
import { operandOf } from './operand.js';

/** A lookup of an expression, as an expression that is true or false. */
export function Comparison(x: unknown, name: string, value: unknown): Expression {
  if (typeof name !== 'string' || name === '')
    throw new FieldError('NUA_LOOKUP_UNKNOWN', 'A lookup has no name.', { fix: "Write Lookup('views', 'gt', 5)." });
  return new Expression({ kind: 'lookup', left: argumentExpression(x), name, operand: operandOf(value, name) });
}
