import { Expression, operandExpression, valueExpression } from './expression.js';
import { read, typeOfField } from './field-type.js';

export const F = (path: string): Expression => new Expression({ kind: 'path', path });

export const Value = (value: unknown, field?: unknown): Expression =>
  valueExpression(value, field === undefined ? undefined : typeOfField(field));

export const ExpressionWrapper = (x: unknown, field: unknown): Expression => read(operandExpression(x), field);
