import { ProgrammingError } from '../errors/index.js';
import { describe } from './condition.js';
import { Expression } from './expression.js';
import { read } from './field-type.js';
import { checkOptions } from './options.js';
import { EXPRESSION, isExpression, isQuery } from './symbols.js';

export function OuterRef(path: unknown): Expression {
  const nested = isExpression(path) && (path as Expression)[EXPRESSION].kind === 'outer';
  if (!nested && (typeof path !== 'string' || path === ''))
    throw new ProgrammingError('NUA_QUERY_INVALID', `OuterRef() takes a path, or an OuterRef(), not ${describe(path)}.`, {
      fix: "Write OuterRef('pk').",
    });
  return new Expression({ kind: 'outer', path: path as string | Expression });
}

export function Subquery(query: unknown, options?: unknown): Expression {
  const { output } = checkOptions('Subquery', options, ['output']);
  return read(new Expression({ kind: 'subquery', query: queryOf('Subquery', query) }), output);
}

/** A condition: whether a queryset has a row. */
export class ExistsExpression extends Expression {
  not(): ExistsExpression {
    const { query, negated } = this[EXPRESSION] as Extract<Expression[typeof EXPRESSION], { kind: 'exists' }>;
    return new ExistsExpression({ kind: 'exists', query, negated: !negated });
  }
}
export const Exists = (query: unknown): ExistsExpression =>
  new ExistsExpression({ kind: 'exists', query: queryOf('Exists', query), negated: false });

function queryOf(name: string, query: unknown): object {
  if (isQuery(query)) return query as object;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${name}() takes a queryset, not ${describe(query)}.`, {
    fix: `Write ${name}(Model.objects.filter({ ... })).`,
  });
}
