import { bind } from '../compile/index.js';
import type { ExplainOptions, Plan } from '../contract/index.js';
import { currentTimeZone, database } from '../execute/index.js';
import type { QueryState } from '../query/index.js';
import { prepare } from './prepare.js';

/** The statement of a query and its parameters, without running it or opening a connection. */
export function sql({ shape, values }: QueryState): { readonly sql: string; readonly params: readonly unknown[] } {
  const { plan } = prepare(shape, 'rows', database(shape.alias ?? undefined).dialect);
  return { sql: plan.sql, params: bind(plan, values, currentTimeZone) };
}

/** The database's plan for a query. */
export async function explain({ shape, values }: QueryState, options: ExplainOptions): Promise<Plan> {
  const db = database(shape.alias ?? undefined);
  const { plan } = prepare(shape, 'rows', db.dialect);
  const statement = { sql: db.dialect.explain(plan.sql, options), name: null, columns: null, make: (_: unknown, ...cells: unknown[]) => cells };
  const { rows } = await db.run(statement, bind(plan, values, currentTimeZone), { write: false, context: null, model: shape.meta.name });
  return db.dialect.plan(rows as never, options);
}
