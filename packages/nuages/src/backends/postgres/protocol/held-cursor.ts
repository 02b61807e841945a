import type { DriverConnection, DriverCursor, DriverStatement } from '../../../contract/index.js';

/** Rows that the server keeps outside a transaction, until they are read or the connection ends. */
export class HeldCursor<T> implements DriverCursor<T> {
  readonly #connection: Pick<DriverConnection, 'run' | 'script'>;
  readonly #name: string;
  readonly #statement: DriverStatement<T>;
  readonly #params: readonly unknown[];
  #fetch: DriverStatement<T> | null = null;
  #state: 'new' | 'open' | 'ended' = 'new';

  constructor(
    connection: Pick<DriverConnection, 'run' | 'script'>,
    name: string,
    statement: DriverStatement<T>,
    params: readonly unknown[],
  ) {
    this.#connection = connection;
    this.#name = name;
    this.#statement = statement;
    this.#params = params;
  }

  async read(size: number, context: unknown): Promise<T[]> {
    if (this.#state === 'ended') return [];
    if (this.#state === 'new') await this.#declare();
    this.#state = 'open';
    const { rows } = await this.#connection.run(this.#fetching(size), [], context);
    if (rows.length < size) await this.close();
    return rows;
  }

  async close(): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'ended';
    await this.#connection.script(`CLOSE ${this.#name}`);
  }

  async #declare(): Promise<void> {
    const sql = `DECLARE ${this.#name} NO SCROLL CURSOR WITH HOLD FOR ${this.#statement.sql}`;
    await this.#connection.run({ sql, name: null, columns: [], make: () => null }, this.#params, null);
  }

  /** One object as long as the size stays, so that what is known of its columns is not found out again. */
  #fetching(size: number): DriverStatement<T> {
    const sql = `FETCH ${size} FROM ${this.#name}`;
    if (this.#fetch?.sql !== sql) this.#fetch = Object.freeze({ ...this.#statement, sql, name: null });
    return this.#fetch;
  }
}
