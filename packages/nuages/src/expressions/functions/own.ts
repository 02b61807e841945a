import type { ValueType } from '../../ir/index.js';
import { argumentExpression, Expression } from '../expression.js';
import { textType } from '../value-types.js';
import { refused } from './define.js';

const identifier = /^[A-Za-z_][\w]*(\.[A-Za-z_]\w*)?$/;
/** A function that the database has, by its name. */
export function func(name: string, output?: { readonly type: ValueType }): (...args: unknown[]) => Expression {
  if (!identifier.test(name))
    throw refused('func', 'takes the plain name of a function', 'Letters, digits and _, with a schema in front at most.');
  return (...args) =>
    new Expression({ kind: 'call', op: 'func', args: args.map(argumentExpression), output: output?.type ?? textType, options: { name } });
}
