import { bind, compileSql, type Plan } from '../compile/index.js';
import { ProgrammingError } from '../errors/index.js';
import { currentTimeZone, type Database as Connected, database } from '../execute/index.js';
import { describe, type Expression, isSql, isTemplate, sql } from '../expressions/index.js';
import { type CheckRow, checkRow } from './check-row.js';
import { checkText } from './check-text.js';
import { statementOf } from './node.js';
import { checkOptions, type StreamOptions } from './options.js';
import { noRows, plainRows } from './plain-rows.js';
import { writes } from './writes.js';

/** What is asked: a fragment, and how. */
interface Asked {
  readonly fragment: Expression;
  readonly options: StreamOptions;
}
interface Ready {
  readonly on: Connected;
  readonly plan: Plan;
  readonly params: readonly unknown[];
}

/** SQL by hand on one database; what users read of it stands in types/sql.ts. */
class SqlDatabase {
  readonly #alias: string | null;

  constructor(alias: string | null = null) {
    this.#alias = alias;
    Object.freeze(this);
  }

  async query(first: unknown, ...rest: unknown[]): Promise<unknown[]> {
    const asked = askedFor('query', first, rest);
    const { on, plan, params } = this.#ready(asked);
    const { schema, signal } = asked.options;
    const check = schema === undefined ? null : checkRow(schema);
    const { rows } = await on.run(plainRows(plan), params, { write: writes(plan.sql), context: null, signal });
    return check ? checked(rows, check) : rows;
  }

  async execute(first: unknown, ...rest: unknown[]): Promise<number> {
    const asked = askedFor('execute', first, rest);
    const { on, plan, params } = this.#ready(asked);
    const { affected } = await on.run(noRows(plan), params, { write: true, context: null, signal: asked.options.signal });
    return affected;
  }

  async *stream(first: unknown, ...rest: unknown[]): AsyncGenerator {
    const asked = askedFor('stream', first, rest);
    const { on, plan, params } = this.#ready(asked);
    const { schema, signal, chunkSize = 2000 } = asked.options;
    const check = schema === undefined ? null : checkRow(schema);
    let index = 0;
    for await (const chunk of on.iterate(plainRows(plan), params, { chunkSize, context: () => null, signal })) {
      if (!check) yield* chunk;
      else for (const row of chunk) yield check(row, index++);
    }
  }

  using(alias: string): SqlDatabase {
    return new SqlDatabase(alias);
  }

  #ready({ fragment, options: { using } }: Asked): Ready {
    const on = database(using ?? this.#alias ?? undefined);
    const { node, values } = statementOf(fragment, on.alias);
    const plan = compileSql(node, on.dialect);
    checkText(plan.sql);
    return { on, plan, params: bind(plan, values, currentTimeZone) };
  }
}

async function checked(rows: readonly unknown[], check: CheckRow): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const [i, row] of rows.entries()) {
    const value = check(row, i);
    all.push(value instanceof Promise ? await value : value);
  }
  return all;
}

/** A template's own parts, or a fragment and options. Text alone is refused: nobody could tell which part of it came from a request. */
function askedFor(method: 'query' | 'execute' | 'stream', first: unknown, rest: readonly unknown[]): Asked {
  if (isTemplate(first)) return { fragment: sql(first, ...rest), options: {} };
  if (isSql(first) && rest.length <= 1) return { fragment: first, options: checkOptions(method, rest[0]) };
  throw new ProgrammingError('NUA_QUERY_INVALID', `db.${method}() takes SQL as a template or a fragment, not ${describe(first)}.`, {
    fix: `Write db.${method}\`...\`, db.${method}(sql\`...\`, options), or RawSQL(text, values) for text that is known at run time only.`,
  });
}

export const db = new SqlDatabase();
