import type { QueryArrayResult } from 'pg';
import type { DriverCursor } from '../../../contract/index.js';

/** DECLARE and FETCH, for connections on which portals are out of reach. */
export class SqlCursor<T> implements DriverCursor<T> {
  readonly #name: string;
  readonly #sql: string;
  readonly #params: readonly unknown[];
  readonly #ask: (sql: string, params: readonly unknown[]) => Promise<QueryArrayResult>;
  readonly #rows: (result: QueryArrayResult, context: unknown) => T[];
  #state: 'new' | 'open' | 'ended' = 'new';

  constructor(
    name: string,
    sql: string,
    params: readonly unknown[],
    ask: (sql: string, params: readonly unknown[]) => Promise<QueryArrayResult>,
    rows: (result: QueryArrayResult, context: unknown) => T[],
  ) {
    this.#name = name;
    this.#sql = sql;
    this.#params = params;
    this.#ask = ask;
    this.#rows = rows;
  }

  async read(size: number, context: unknown): Promise<T[]> {
    if (this.#state === 'ended') return [];
    if (this.#state === 'new') await this.#ask(`DECLARE ${this.#name} NO SCROLL CURSOR FOR ${this.#sql}`, this.#params);
    this.#state = 'open';
    const rows = this.#rows(await this.#ask(`FETCH ${size} FROM ${this.#name}`, []), context);
    if (rows.length < size) await this.close();
    return rows;
  }

  async close(): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'ended';
    await this.#ask(`CLOSE ${this.#name}`, []);
  }
}
