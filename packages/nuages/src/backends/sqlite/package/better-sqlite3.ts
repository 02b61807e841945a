import type BetterSqlite3 from 'better-sqlite3';
import { positional } from './numbered-parameters.js';
import type { SqliteDatabase, SqlitePackage, SqliteStatement } from './sqlite-package.js';

/** better-sqlite3, whatever the version of Node. Throws where it isn't installed, or wasn't built for this Node. */
export async function loadBetterSqlite3(): Promise<SqlitePackage> {
  const { default: Database } = await import('better-sqlite3');
  return { name: 'better-sqlite3', open: (file) => adapt(new Database(file)) };
}

function adapt(database: BetterSqlite3.Database): SqliteDatabase {
  return {
    prepare: (sql, bigints) => prepare(database, sql, bigints),
    exec: (sql) => void database.exec(sql),
    register: ({ name, call }) => void database.function(name, { deterministic: true, safeIntegers: true }, call),
    registerAggregate: ({ name, start, step, result }) =>
      void database.aggregate(name, {
        deterministic: true,
        safeIntegers: true,
        start,
        step: step as (state: unknown, value: unknown) => unknown,
        result,
      }),
    close: () => void database.close(),
  };
}

function prepare(database: BetterSqlite3.Database, sql: string, bigints: boolean): SqliteStatement {
  const plain = positional(sql);
  const statement = database.prepare<unknown[], unknown[]>(plain ?? sql);
  if (statement.reader) statement.raw(true);
  if (bigints) statement.safeIntegers(true);
  // it takes numbered parameters for named ones, which cost more
  const bound = plain === null ? byNumber : (params: readonly unknown[]) => params;
  return {
    reads: statement.reader,
    columns: () => statement.columns(),
    all: (params) => statement.all(bound(params)),
    iterate: (params) => statement.iterate(bound(params)),
    run: (params) => statement.run(bound(params)).changes,
  };
}

function byNumber(params: readonly unknown[]): Record<number, unknown> {
  const named: Record<number, unknown> = {};
  for (let i = 0; i < params.length; i++) named[i + 1] = params[i];
  return named;
}
