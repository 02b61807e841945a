import { ProgrammingError } from '../errors/index.js';
import type { DataOf, Typed } from './expression.js';
import type { Scope } from './scope.js';
import { resolveTerm } from './term.js';

/**
 * A window where it stands.
 * @throws ProgrammingError NUA_QUERY_INVALID for an aggregate with a default: that is written around the window
 */
export function resolveWindow({ arg, partitionBy, orderBy, frame }: DataOf<'window'>, scope: Scope): Typed {
  const of = scope.expression(arg);
  if (of.node === 'call' && of.op === 'coalesce') {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'The default of an aggregate stands around its window.', {
      fix: 'Write Coalesce(Window(Sum("x")), 0).',
    });
  }
  return Object.freeze({
    node: 'window',
    of,
    partitionBy: partitionBy.map((each) => scope.expression(each)),
    orderBy: orderBy.map((each) => resolveTerm(each, scope)),
    frame,
    type: of.type,
  });
}
