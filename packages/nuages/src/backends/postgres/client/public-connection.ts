import type pg from 'pg';
import type { DriverConnection, DriverCursor, DriverResult, DriverStatement } from '../../../contract/index.js';
import { rowsFor, textReadersOf } from '../cells/columns.js';
import type { RowDescription } from '../protocol/row-description.js';
import type { ClientSettings } from './settings.js';
import { SqlCursor } from './sql-cursor.js';
import { translated } from './translated.js';

/** pg has no way to let go of a prepared statement: those beyond run unnamed. */
const MOST_PREPARED = 256;
/** SQLSTATEs after which a prepared statement is of no use. */
const stale: ReadonlySet<string> = new Set(['0A000', '26000', '42P05']);
/** Every value as the text that came. */
const texts = { getTypeParser: () => (text: string) => text };

/** A connection over nothing but pg's public API: for versions whose inner parts are not those that the wire connection builds on. */
export class PublicConnection implements DriverConnection {
  readonly #client: pg.Client;
  readonly #settings: ClientSettings;
  readonly #openAnother: () => Promise<pg.Client>;
  readonly #prepared = new Map<string, string>();
  #renewed = 0;
  #cursors = 0;
  #lost = false;

  constructor(client: pg.Client, settings: ClientSettings, openAnother: () => Promise<pg.Client>) {
    this.#client = client;
    this.#settings = settings;
    this.#openAnother = openAnother;
    client.on('error', () => (this.#lost = true));
    client.on('end', () => (this.#lost = true));
  }

  get usable(): boolean {
    return !this.#lost;
  }

  async run<T>(statement: DriverStatement<T>, params: readonly unknown[], context: unknown): Promise<DriverResult<T>> {
    const name = this.#nameOf(statement);
    const result = await this.#ask({ ...(name !== undefined && { name }), text: statement.sql, values: params.map(sent) }, statement.sql);
    return { rows: rowsOf(result, statement, context), affected: result.rowCount ?? 0 };
  }

  open<T>(statement: DriverStatement<T>, params: readonly unknown[]): Promise<DriverCursor<T>> {
    const ask = (text: string, values: readonly unknown[]): Promise<pg.QueryArrayResult> =>
      this.#ask({ text, values: values.map(sent) }, statement.sql);
    const make = (result: pg.QueryArrayResult, context: unknown): T[] => rowsOf(result, statement, context);
    return Promise.resolve(new SqlCursor(`nuages_${++this.#cursors}`, statement.sql, params, ask, make));
  }

  async script(sql: string): Promise<void> {
    await this.#ask({ text: sql, values: undefined }, sql);
  }

  checkConstraints(): Promise<void> {
    return this.script('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
  }

  async cancel(): Promise<void> {
    const { processID } = this.#client as unknown as { processID: number };
    const other = await this.#openAnother();
    await other.query('SELECT pg_cancel_backend($1)', [processID]);
    await other.end();
  }
  async close(): Promise<void> {
    if (!this.#lost) await this.#client.end();
  }
  ref(): void {
    holding(this.#client).ref();
  }
  unref(): void {
    holding(this.#client).unref();
  }

  async #ask(query: { name?: string; text: string; values: unknown[] | undefined }, sql: string): Promise<pg.QueryArrayResult> {
    try {
      const { values, ...rest } = query;
      return await this.#client.query({ ...rest, ...(values && { values }), rowMode: 'array', types: texts });
    } catch (error) {
      // the next run prepares it under another name
      if (stale.has((error as { code?: string }).code ?? '')) this.#prepared.delete(sql);
      throw translated(error, sql);
    }
  }

  #nameOf({ name, sql }: DriverStatement): string | undefined {
    if (name === null || !this.#settings.keepPrepared) return undefined;
    const known = this.#prepared.get(sql);
    if (known !== undefined || this.#renewed >= MOST_PREPARED) return known;
    const own = `${name.slice(0, 50)}_${++this.#renewed}`;
    this.#prepared.set(sql, own);
    return own;
  }
}

/** in pg for long, not yet in its types */
const holding = (client: pg.Client): { ref(): void; unref(): void } => client as unknown as { ref(): void; unref(): void };

const sent = (param: unknown): unknown => (param instanceof Uint8Array ? Buffer.from(param) : param);

function rowsOf<T>(result: pg.QueryArrayResult, statement: DriverStatement<T>, context: unknown): T[] {
  if (statement.columns?.length === 0) return [];
  const description = descriptionOf(result);
  const { columns, make } = rowsFor(statement, description);
  const readers = textReadersOf(columns, description);
  return (result.rows as (string | null)[][]).map((row) =>
    make(context, ...row.map((text, i) => (text === null ? null : readers[i]!(text)))),
  );
}

const descriptionOf = ({ fields }: pg.QueryArrayResult): RowDescription => ({
  names: fields.map((f) => f.name),
  oids: fields.map((f) => f.dataTypeID),
  signature: '',
});
