import { ProgrammingError } from '../errors/index.js';
import { EXPRESSION, type Expression, type ExpressionData, QUERY, typesBySort } from '../expressions/index.js';
import type { Expr, SqlNode } from '../ir/index.js';
import type { QueryState } from '../query/index.js';
import { resolveWithin } from '../resolve/index.js';

/** A fragment as what compile writes, with its values apart. */
export interface SqlStatement {
  readonly node: SqlNode;
  readonly values: readonly unknown[];
}

/** A fragment that is a statement of its own: no model gives meaning to the names of fields in it. `alias`: of the database that runs it. */
export function statementOf(fragment: Expression, alias: string): SqlStatement {
  const values: unknown[] = [];
  const data = fragment[EXPRESSION] as Extract<ExpressionData, { kind: 'sql' }>;
  const node: SqlNode = {
    node: 'sql',
    strings: data.strings,
    args: data.args.map((arg) => argument(arg, values, alias)),
    type: data.type,
  };
  return { node, values };
}

function argument(expression: Expression, values: unknown[], alias: string): Expr {
  const data = expression[EXPRESSION];
  switch (data.kind) {
    case 'value': {
      values.push(data.value);
      return { node: 'param', value: values.length - 1, type: data.type ?? typesBySort[data.sort] };
    }
    case 'call':
      if (typeof data.output === 'string' || !ofSql.has(data.op)) throw modelNeeded();
      return {
        node: 'call',
        op: data.op,
        args: data.args.map((arg) => argument(arg, values, alias)),
        type: data.output,
        ...(data.options && { options: data.options }),
      };
    case 'subquery':
      return subquery((data.query as { readonly [QUERY]: QueryState })[QUERY], values, alias);
    default:
      throw modelNeeded();
  }
}

/** what sql`` makes of its values */
const ofSql: ReadonlySet<string> = new Set(['name', 'list']);

function subquery({ shape, values: own }: QueryState, values: unknown[], alias: string): Expr {
  if (shape.alias !== null && shape.alias !== alias)
    throw new ProgrammingError('NUA_QUERY_INVALID', `A queryset of the database "${shape.alias}" stands in SQL for "${alias}".`, {
      fix: 'Run both on one database: leave out using(), or name the same one.',
      model: shape.meta.name,
    });
  const first = values.length;
  for (let i = 0; i < shape.size; i++) values.push(own[i]);
  const select = resolveWithin(shape, first);
  return { node: 'subquery', select, type: select.columns[0]!.type };
}

const modelNeeded = (): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', 'F(), functions and conditions have no model in a statement of its own.', {
    fix: 'Write the SQL, with sql.id() for names; or use the fragment in annotate(), filter() or orderBy().',
  });
