import { ConfigurationError } from '../../../errors/index.js';
import { loadBetterSqlite3 } from './better-sqlite3.js';
import { loadNodeSqlite } from './node-sqlite.js';
import type { SqlitePackage } from './sqlite-package.js';

const packages: Readonly<Record<string, () => SqlitePackage | Promise<SqlitePackage>>> = {
  'node:sqlite': loadNodeSqlite,
  'better-sqlite3': loadBetterSqlite3,
};
export const packageNames: readonly string[] = Object.keys(packages);
/** Before Node 24, loading node:sqlite warns, and is of no use in the end. */
const order: readonly string[] = Number.parseInt(process.versions.node, 10) >= 24 ? packageNames : packageNames.toReversed();

/** What statements are made of that not every SQLite has; and a text with a NUL, which the node:sqlite of Node 22 cuts off there. */
const needed = "SELECT char(97, 0, 98), unhex('00'), '{}' -> '$', power(2, 2)";

/**
 * The package by its name, or the first that works here.
 * @throws ConfigurationError NUA_BACKEND_MISSING
 */
export async function choosePackage(name: string | null): Promise<SqlitePackage> {
  const tried: string[] = [];
  let cause: unknown;
  for (const candidate of name === null ? order : [name]) {
    try {
      return await working(candidate);
    } catch (error) {
      cause = error;
      tried.push(`${candidate}: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`);
    }
  }
  throw new ConfigurationError('NUA_BACKEND_MISSING', `No package for SQLite works here (${tried.join('; ')}).`, {
    fix: 'Install better-sqlite3, or run Node 24.',
    cause,
  });
}

/** A package whose binary fails to load is found out only when it opens something. */
async function working(name: string): Promise<SqlitePackage> {
  const chosen = await packages[name]!();
  const database = chosen.open(':memory:');
  try {
    if (database.prepare(needed, false).all([])[0]?.[0] !== 'a\0b') throw new Error('it cuts texts off at a NUL');
  } finally {
    database.close();
  }
  return chosen;
}
