import type { Expression } from './expression.js';
import { EXPRESSION } from './symbols.js';

/** Whether an expression is computed from many rows by itself, not by the name of an annotation. */
export function holdsAggregate(expression: Expression): boolean {
  const data = expression[EXPRESSION];
  switch (data.kind) {
    case 'aggregate':
      return true;
    case 'call':
    case 'sql':
      return data.args.some(holdsAggregate);
    case 'case':
      return data.branches.some((b) => holdsAggregate(b.then)) || (data.otherwise !== null && holdsAggregate(data.otherwise));
    case 'lookup':
      return holdsAggregate(data.left);
    case 'wrapped':
    case 'ordering':
      return holdsAggregate(data.arg);
    default:
      return false;
  }
}
