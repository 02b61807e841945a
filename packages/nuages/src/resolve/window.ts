import { ProgrammingError } from '../errors/index.js';
import { EXPRESSION, Expression } from '../expressions/index.js';
import { windows } from './aggregate.js';
import type { DataOf, Typed } from './expression.js';
import type { Scope } from './scope.js';
import { resolveTerm } from './term.js';

/**
 * A window where it stands.
 * @throws ProgrammingError NUA_QUERY_INVALID for an aggregate with a default, an order or distinct; over another window
 */
export function resolveWindow({ arg, partitionBy, orderBy, frame }: DataOf<'window'>, scope: Scope): Typed {
  const of = scope.expression(windowed(arg));
  if (of.node === 'call' && of.op === 'coalesce') {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'The default of an aggregate stands around its window.', {
      fix: 'Write Coalesce(Window(Sum("x")), 0).',
    });
  }
  if (of.node === 'aggregate' && (of.distinct || of.orderBy.length > 0)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `${of.op}() over a window takes neither distinct nor an order of its own.`, {
      fix: 'The order is that of the window; distinct values are counted in a Subquery().',
    });
  }
  const partition = partitionBy.map((each) => scope.expression(each));
  const order = orderBy.map((each) => resolveTerm(each, scope));
  if ([of, ...partition, ...order.map((o) => o.expr)].some(windows)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', "A window over a window can't be computed in one statement.", {
      fix: 'Compute one of them in a Subquery(), or from the rows.',
    });
  }
  return Object.freeze({
    node: 'window',
    of,
    partitionBy: partition,
    orderBy: order,
    frame,
    type: of.type,
  });
}

/** A function of windows where it means something, also behind a type that was said for it. */
function windowed(arg: Expression): Expression {
  const data = arg[EXPRESSION];
  if (data.kind === 'wrapped') return new Expression({ ...data, arg: windowed(data.arg) });
  return data.kind === 'call' ? new Expression({ ...data, options: { ...data.options, windowed: false } }) : arg;
}
