import { Expression, valueExpression } from './expression.js';

export const F = (path: string): Expression => new Expression({ kind: 'path', path });

export const Value = (value: unknown): Expression => valueExpression(value);
