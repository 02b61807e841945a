import { bind } from '../compile/index.js';
import type { ExplainOptions, Plan } from '../contract/index.js';
import { currentTimeZone, dialectOf, openDatabase } from '../execute/index.js';
import type { QueryState } from '../query/index.js';
import { prepare } from './prepare.js';

/** The statement of a query and its parameters, without running it or opening a connection. */
export function sql({ shape, values, alias }: QueryState): { readonly sql: string; readonly params: readonly unknown[] } {
  const { plan } = prepare(shape, 'rows', dialectOf(alias));
  return { sql: plan.sql, params: bind(plan, values, currentTimeZone) };
}

/** The database's plan for a query. */
export async function explain({ shape, values, alias }: QueryState, options: ExplainOptions): Promise<Plan> {
  const database = await openDatabase(alias);
  const { plan } = prepare(shape, 'rows', database.dialect);
  const statement = { sql: database.dialect.explain(plan.sql, options), name: null, columns: null, make: (_: unknown, ...cells: unknown[]) => cells };
  const { rows } = await database.run(statement, bind(plan, values, currentTimeZone), { write: false, context: null, model: shape.meta.name });
  return database.dialect.plan(rows as never, options);
}
