import type { DriverStatement } from '../../../contract/index.js';
import { type DecodeRows, decodeRows, decodeUnknown } from '../cells/decode-rows.js';
import { needsBigints } from '../cells/decode-cell.js';
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

const readsBigints = ({ columns }: DriverStatement): boolean => columns === null || needsBigints(columns);

function decoderOf({ columns, make }: DriverStatement): DecodeRows<unknown> {
  return columns === null ? decodeUnknown(make) : decodeRows(columns, make, needsBigints(columns));
}

/** A statement prepared anew: for a cursor, which keeps it busy. */
export function prepareStatement<T>(database: SqliteDatabase, statement: DriverStatement<T>): Prepared<T> {
  let decode = decoders.get(statement);
  if (!decode) {
    decode = decoderOf(statement);
    decoders.set(statement, decode);
  }
  return { statement: database.prepare(statement.sql, readsBigints(statement)), decode: decode as DecodeRows<T> };
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
