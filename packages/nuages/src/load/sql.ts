import type { ExplainOptions, Plan } from '../contract/index.js';
import { database } from '../execute/index.js';
import type { QueryState } from '../query/index.js';
import { ready } from './ready.js';

/** The statement of a query and its parameters, without running it or opening a connection. */
export function sql(state: QueryState): { readonly sql: string; readonly params: readonly unknown[] } {
  const { prepared, params } = ready(state, 'rows', database(state.shape.alias ?? undefined).dialect);
  return { sql: prepared.plan.sql, params };
}

/** The database's plan for a query. */
export async function explain(state: QueryState, options: ExplainOptions): Promise<Plan> {
  const { shape } = state;
  const db = database(shape.alias ?? undefined);
  const { prepared, params } = ready(state, 'rows', db.dialect);
  const statement = {
    sql: db.dialect.explain(prepared.plan.sql, options),
    name: null,
    columns: null,
    make: (_: unknown, ...cells: unknown[]) => cells,
  };
  const { rows } = await db.run(statement, params, { write: false, context: null, model: shape.meta.name });
  return db.dialect.plan(rows as never, options);
}
export type { ExplainOptions, Plan };
