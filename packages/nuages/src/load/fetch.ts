import { bind } from '../compile/index.js';
import { currentTimeZone, type Database, openDatabase } from '../execute/index.js';
import { Group } from '../hydrate/index.js';
import type { QueryState } from '../query/index.js';
import { loader } from './loader.js';
import { prepare, type Question } from './prepare.js';

// The road on one screen: shape -> plan -> parameters -> rows.

/** The rows of a query. */
export async function rows({ shape, values, alias }: QueryState): Promise<unknown[]> {
  const database = await openDatabase(alias);
  const { plan, statement, empty } = prepare(shape, 'rows', database.dialect);
  if (empty) return [];
  const group = new Group(database.alias, loader);
  const result = await database.run(statement, bind(plan, values, currentTimeZone), { write: false, context: group, model: shape.meta.name });
  if (shape.meta.class && result.rows.length > 0 && typeof result.rows[0] === 'object') group.adopt(result.rows as object[]);
  return result.rows;
}

/** How many rows match. */
export async function count(state: QueryState): Promise<number> {
  return Number((await ask(state, 'count'))[0] ?? 0);
}

/** Whether a row matches. */
export async function exists(state: QueryState): Promise<boolean> {
  return (await ask(state, 'exists')).length > 0;
}

async function ask({ shape, values, alias }: QueryState, question: Question): Promise<unknown[]> {
  const database: Database = await openDatabase(alias);
  const { plan, statement, empty } = prepare(shape, question, database.dialect);
  if (empty) return [];
  const result = await database.run(statement, bind(plan, values, currentTimeZone), { write: false, context: null, model: shape.meta.name });
  return result.rows;
}
