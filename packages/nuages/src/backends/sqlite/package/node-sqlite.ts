import type { SqliteDatabase, SqlitePackage, SqliteStatement } from './sqlite-package.js';

// The part of node:sqlite that is used. Older Nodes have none of it, or not all.
interface NodeStatement {
  all(...params: unknown[]): unknown[][];
  iterate(...params: unknown[]): IterableIterator<unknown[]>;
  run(...params: unknown[]): { readonly changes: number | bigint };
  columns(): readonly { readonly name: string; readonly type: string | null }[];
  setReturnArrays(enabled: boolean): void;
  setReadBigInts(enabled: boolean): void;
}
interface NodeDatabase {
  prepare(sql: string): NodeStatement;
  exec(sql: string): void;
  function(name: string, options: object, call: unknown): void;
  aggregate(name: string, options: object): void;
  close(): void;
}
interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => NodeDatabase;
  readonly StatementSync: { readonly prototype: NodeStatement };
}

const ofDatabase = ['function', 'aggregate'] as const;
const ofStatement = ['iterate', 'columns', 'setReturnArrays', 'setReadBigInts'] as const;

/** node:sqlite, where this Node has what is needed, from 24 on. Throws where it hasn't. */
export function loadNodeSqlite(): SqlitePackage {
  // asked for this way, the module is neither loaded (with a warning on some versions) nor resolved by bundlers where it is missing
  const sqlite = process.getBuiltinModule('node:sqlite') as unknown as NodeSqlite | undefined;
  if (!sqlite) throw new Error(`Node ${process.versions.node} has no node:sqlite`);
  const lacks = [
    ...ofDatabase.filter((name) => !(name in sqlite.DatabaseSync.prototype)),
    ...ofStatement.filter((name) => !(name in sqlite.StatementSync.prototype)),
  ];
  if (lacks.length > 0) throw new Error(`node:sqlite of Node ${process.versions.node} lacks ${lacks.join(', ')}`);
  return { name: 'node:sqlite', open: (file) => adapt(new sqlite.DatabaseSync(file)) };
}

function adapt(database: NodeDatabase): SqliteDatabase {
  return {
    prepare: (sql, bigints) => prepare(database, sql, bigints),
    exec: (sql) => database.exec(sql),
    register: ({ name, call }) => database.function(name, { deterministic: true, useBigIntArguments: true }, call),
    registerAggregate: ({ name, start, step, result }) =>
      database.aggregate(name, { deterministic: true, useBigIntArguments: true, start, step, result }),
    close: () => database.close(),
  };
}

function prepare(database: NodeDatabase, sql: string, bigints: boolean): SqliteStatement {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  if (bigints) statement.setReadBigInts(true);
  return {
    reads: statement.columns().length > 0,
    columns: () => statement.columns(),
    all: (params) => statement.all(...plain(params)),
    iterate: (params) => statement.iterate(...plain(params)),
    run: (params) => Number(statement.run(...plain(params)).changes),
  };
}

/** An object that comes first would be taken for named parameters, and NULL be bound. */
function plain(params: readonly unknown[]): readonly unknown[] {
  const first = params[0];
  if (typeof first === 'object' && first !== null && !(first instanceof Uint8Array)) throw new TypeError('An object is no parameter');
  return params;
}
