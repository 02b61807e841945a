import type { DriverStatement, FoundRows } from '../../../contract/index.js';
import type { Cell } from '../../../ir/index.js';
import { declaredDecoder } from '../cells/declared-cell.js';
import { decoderOf, needsBigints } from '../cells/decode-cell.js';
import { decodeBy, type DecodeRows, decodeRows } from '../cells/decode-rows.js';
import type { SqliteDatabase, SqliteStatement } from '../package/sqlite-package.js';

export interface Prepared<T> {
  readonly statement: SqliteStatement;
  readonly decode: DecodeRows<T>;
}
interface Entry extends Prepared<unknown> {
  /** since it was last passed over */
  used: boolean;
}

/** decoders serve every connection */
const decoders = new WeakMap<DriverStatement, DecodeRows<unknown>>();

/** A table may get a column between two runs, and SQLite prepares the statement again by itself: its columns are looked at each time. */
function decodeFound<T>(statement: SqliteStatement, { describe, make }: DriverStatement<T>): DecodeRows<T> {
  let known = '';
  let decode: DecodeRows<T>;
  return (raw, context) => {
    const columns = statement.columns().map(({ name, type }) => ({ name, type }));
    const signature = JSON.stringify(columns);
    if (signature !== known) {
      const rows: FoundRows<T> = describe?.(columns.map((c) => c.name)) ?? { columns: columns.map(() => found), make };
      decode = decodeBy(
        rows.columns.map((cell, i) => (cell.name === 'found' ? declaredDecoder(columns[i]!.type) : decoderOf(cell, true))),
        rows.make,
      );
      known = signature;
    }
    return decode(raw, context);
  };
}
const found: Cell = Object.freeze({ name: 'found' });

/** A statement prepared anew: for a cursor, which keeps it busy. */
export function prepareStatement<T>(database: SqliteDatabase, statement: DriverStatement<T>): Prepared<T> {
  const { sql, columns, make } = statement;
  if (columns === null) {
    const prepared = database.prepare(sql, true);
    return { statement: prepared, decode: decodeFound(prepared, statement) };
  }
  const bigints = needsBigints(columns);
  let decode = decoders.get(statement);
  if (!decode) decoders.set(statement, (decode = decodeRows<unknown>(columns, make, bigints)));
  return { statement: database.prepare(sql, bigints), decode: decode as DecodeRows<T> };
}

/** The statements that a connection has prepared: a number of them at most, those unused for longest given up first. */
export class StatementCache {
  readonly #database: SqliteDatabase;
  readonly #most: number;
  readonly #entries = new Map<DriverStatement, Entry>();

  constructor(database: SqliteDatabase, most = 256) {
    this.#database = database;
    this.#most = most;
  }

  get size(): number {
    return this.#entries.size;
  }

  get<T>(statement: DriverStatement<T>): Prepared<T> {
    const key = statement as DriverStatement;
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { ...prepareStatement(this.#database, key), used: false };
      if (this.#entries.size >= this.#most) this.#evict();
      this.#entries.set(key, entry);
    }
    entry.used = true;
    return entry as Prepared<T>;
  }

  /** A second chance for what was used since the hand last came by: nothing is moved on a hit. */
  #evict(): void {
    for (const [key, entry] of this.#entries) {
      this.#entries.delete(key);
      if (!entry.used) return;
      entry.used = false;
      this.#entries.set(key, entry);
    }
  }
}
