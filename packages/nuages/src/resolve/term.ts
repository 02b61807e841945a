import { EXPRESSION, type Expression } from '../expressions/index.js';
import type { Ordering } from '../ir/index.js';
import type { Scope } from './scope.js';

/** An ordering inside an aggregate or a window, or of rows that several queries gave. */
export function resolveTerm(expression: Expression, scope: Scope): Ordering {
  const data = expression[EXPRESSION];
  if (data.kind !== 'ordering') return { expr: scope.expression(expression), desc: false };
  return { expr: scope.expression(data.arg), desc: data.desc, ...(data.nulls && { nulls: data.nulls }) };
}
