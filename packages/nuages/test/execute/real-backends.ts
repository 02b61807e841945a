import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { createTestDatabase, describeOn } from '../../../../test/servers.js';
import { connect } from '../../src/connect.js';
import type { DriverResult, DriverStatement } from '../../src/contract/index.js';
import { database } from '../../src/execute/index.js';
import type { Connections, DatabaseOptions } from '../../src/types/settings.js';

export type Kind = 'postgres' | 'pglite' | 'sqlite' | 'sqlite in memory';

/** A database at hand, with an empty table `tag (name)` and a table `child (tag)` whose key is checked at commit. */
export interface Real {
  readonly kind: Kind;
  url: string;
  /** connects to the same database with other settings */
  reconnect(settings?: DatabaseOptions): Promise<void>;
}

/** Runs the tests on each database that is there. */
export function onRealBackends(title: string, tests: (real: Real) => void): void {
  describeOn('postgres', `${title} on PostgreSQL`, () => onOne('postgres', tests));
  describe(`${title} on PGlite`, () => {
    onOne('pglite', tests);
  });
  describeOn('sqlite', `${title} on SQLite`, () => onOne('sqlite', tests));
  describeOn('sqlite', `${title} on SQLite in memory`, () => onOne('sqlite in memory', tests));
}

function onOne(kind: Kind, tests: (real: Real) => void): void {
  let connections: Connections | null = null;
  const undo: (() => Promise<unknown>)[] = [];
  const real: Real = {
    kind,
    url: '',
    async reconnect(settings = {}) {
      connections = await connect({ databases: { default: { url: real.url, ...settings } } });
    },
  };
  beforeAll(async () => {
    real.url = await locate(kind, undo);
    await real.reconnect();
    await createTables();
  });
  beforeEach(async () => {
    await write('DELETE FROM child');
    await write('DELETE FROM tag');
  });
  afterAll(async () => {
    await connections?.close();
    for (const each of undo) await each();
  });
  tests(real);
}

async function locate(kind: Kind, undo: (() => Promise<unknown>)[]): Promise<string> {
  if (kind === 'pglite') return 'pglite::memory:';
  if (kind === 'sqlite in memory') return 'sqlite::memory:';
  if (kind === 'postgres') {
    const made = await createTestDatabase('execute');
    undo.push(() => made.drop());
    return made.url;
  }
  const folder = await mkdtemp(join(tmpdir(), 'nuages-execute-'));
  undo.push(() => rm(folder, { recursive: true }));
  return `sqlite:${join(folder, 'db.sqlite3')}`;
}

export async function createTables(): Promise<void> {
  await database().script(`
    CREATE TABLE tag (name text NOT NULL PRIMARY KEY);
    CREATE TABLE child (tag text NOT NULL REFERENCES tag (name) DEFERRABLE INITIALLY DEFERRED)`);
}

const statements = new Map<string, DriverStatement<unknown[]>>();

/** Rows as arrays of texts; one object per SQL, as plans are. */
export function statement(sql: string): DriverStatement<unknown[]> {
  let known = statements.get(sql);
  if (known === undefined) {
    const columns = /^(select|with)/i.test(sql) ? [{ name: 'text' as const }] : [];
    known = Object.freeze({ sql, name: null, columns, make: (_context: unknown, ...cells: unknown[]) => cells });
    statements.set(sql, known);
  }
  return known;
}

export function write(sql: string): Promise<DriverResult<unknown[]>> {
  return database().run(statement(sql), [], { write: true, context: null });
}

export function insert(name: string): Promise<unknown> {
  return write(`INSERT INTO tag VALUES ('${name}')`);
}

export async function names(): Promise<string> {
  const { rows } = await database().run(statement('SELECT name FROM tag ORDER BY name'), [], { write: false, context: null });
  return rows.flat().join(' ');
}
