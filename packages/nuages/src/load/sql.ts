import { bind } from '../compile/index.js';
import type { Dialect, ExplainOptions, Plan } from '../contract/index.js';
import { currentTimeZone, database } from '../execute/index.js';
import type { QueryState } from '../query/index.js';
import { ready } from './ready.js';

/** The statement of a query and its parameters, without running it or opening a connection. */
export function sql(state: QueryState): { readonly sql: string; readonly params: readonly unknown[] } {
  return statementOf(state, database(state.shape.alias ?? undefined).dialect);
}

/** also of a query that can't give a row, and would not be sent */
function statementOf(state: QueryState, dialect: Dialect): { readonly sql: string; readonly params: readonly unknown[] } {
  const { prepared, params } = ready(state, 'rows', dialect);
  const { plan, empty } = prepared;
  return { sql: plan.sql, params: empty ? bind(plan, state.values, currentTimeZone) : params };
}

/** The database's plan for a query. */
export async function explain(state: QueryState, options: ExplainOptions): Promise<Plan> {
  const { shape } = state;
  const db = database(shape.alias ?? undefined);
  const { sql: text, params } = statementOf(state, db.dialect);
  const statement = {
    sql: db.dialect.explain(text, options),
    name: null,
    columns: null,
    make: (_: unknown, ...cells: unknown[]) => cells,
  };
  const { rows } = await db.run(statement, params, { write: false, context: null, model: shape.meta.name });
  return db.dialect.plan(rows as never, options);
}
export type { ExplainOptions, Plan };
