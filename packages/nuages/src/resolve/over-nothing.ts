import type { Expr } from '../ir/index.js';
import { isOperator } from './arithmetic.js';
import type { Typed } from './expression.js';
import { literal } from './nodes.js';

/** An aggregate whose filter never holds, alone or in arithmetic: Django doesn't write it, and a condition on it never holds. */
export function isOverNothing(expr: Expr): boolean {
  if (expr.node === 'aggregate') return expr.filter?.node === 'constant' && !expr.filter.value;
  return expr.node === 'call' && isOperator(expr.op) && expr.args.some(isOverNothing);
}

/** Read of rows, an aggregate of nothing is what its database says; arithmetic on it is 0. Django's get_select. */
export const readOf = (expr: Typed): Typed => (expr.node === 'call' && isOverNothing(expr) ? literal(0, expr.type) : expr);
