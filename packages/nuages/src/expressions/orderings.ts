import { Expression } from './expression.js';
import { isExpression } from './symbols.js';
import { ProgrammingError } from '../errors/index.js';
import { describe } from './condition.js';

/** One ordering or a list of them: '-createdAt', F('views').desc(). */
export const orderingsOf = (given: unknown): Expression[] => (Array.isArray(given) ? given : [given]).map(ordering);

function ordering(item: unknown): Expression {
  if (isExpression(item)) return item as Expression;
  if (typeof item === 'string' && item !== '' && item !== '-') {
    const desc = item.startsWith('-');
    return new Expression({ kind: 'ordering', arg: new Expression({ kind: 'path', path: desc ? item.slice(1) : item }), desc });
  }
  throw new ProgrammingError('NUA_QUERY_INVALID', `An ordering is a name or an expression, not ${describe(item)}.`, {
    fix: "Write '-createdAt', or F('createdAt').desc().",
  });
}
