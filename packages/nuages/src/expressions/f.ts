import { Expression, operandExpression, valueExpression } from './expression.js';
import { read, typeOfField } from './field-type.js';
import { charType } from './value-types.js';

export const F = (path: string): Expression => new Expression({ kind: 'path', path });

/** Text is a char(), as in Django; other values take the type of what they stand beside. */
export const Value = (value: unknown, field?: unknown): Expression =>
  valueExpression(value, field !== undefined ? typeOfField(field) : typeof value === 'string' ? charType : undefined);

export const ExpressionWrapper = (x: unknown, field: unknown): Expression => read(operandExpression(x), field);
