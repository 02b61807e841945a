import type { DriverConnection, DriverCursor, DriverResult, DriverStatement } from '../../../contract/index.js';
import { connectionLost } from '../errors/connection-lost.js';
import { databaseError } from '../errors/database-error.js';
import { PortalCursor, type PortalHost } from './cursor.js';
import { Exchange } from './exchange.js';
import { HeldCursor } from './held-cursor.js';
import { simpleQuery } from './messages.js';
import type { ServerError } from './server-error.js';
import type { Session } from './session.js';
import { type Request, Statements } from './statements.js';

/** What carries the bytes, as far as a connection has to do with it. */
export interface Carrier {
  close(): Promise<void>;
  cancel?(): Promise<void>;
  ref?(): void;
  unref?(): void;
}

/** A connection over PostgreSQL's protocol, whatever carries its bytes. */
export class ProtocolConnection implements DriverConnection, PortalHost {
  readonly statements: Statements;
  readonly #session: Session;
  readonly #carrier: Carrier;
  #portals = 0;

  constructor(session: Session, carrier: Carrier, { keepPrepared }: { readonly keepPrepared: boolean }) {
    this.#session = session;
    this.#carrier = carrier;
    this.statements = new Statements(keepPrepared);
  }

  get usable(): boolean {
    return this.#session.usable;
  }

  async run<T>(statement: DriverStatement<T>, params: readonly unknown[], context: unknown): Promise<DriverResult<T>> {
    const request = this.statements.run(statement, params, context);
    const { exchange } = request;
    await this.#session.request(request.bytes, exchange);
    if (failed(exchange)) {
      this.#mend(exchange, statement);
      if (!this.#worthAgain(exchange)) throw failure(exchange, statement.sql);
      return this.#again(statement, params, context);
    }
    return { rows: exchange.rows as T[], affected: exchange.affected };
  }

  open<T>(statement: DriverStatement<T>, params: readonly unknown[]): Promise<DriverCursor<T>> {
    return Promise.resolve(new PortalCursor(this, `c${++this.#portals}`, statement, params));
  }

  hold<T>(statement: DriverStatement<T>, params: readonly unknown[]): Promise<DriverCursor<T>> {
    return Promise.resolve(new HeldCursor(this, `nuages_held_${++this.#portals}`, statement, params));
  }

  async script(sql: string): Promise<void> {
    const exchange = new Exchange(null, null);
    exchange.simple = true;
    await this.#session.request(simpleQuery(sql), exchange);
    if (failed(exchange)) throw failure(exchange, sql);
  }

  checkConstraints(): Promise<void> {
    return this.script('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
  }

  async answered({ bytes, exchange }: Request, statement: DriverStatement): Promise<Exchange> {
    await this.#session.request(bytes, exchange);
    if (!failed(exchange)) return exchange;
    this.#mend(exchange, statement);
    throw failure(exchange, statement.sql);
  }

  async cancel(): Promise<void> {
    await this.#carrier.cancel?.();
  }
  close(): Promise<void> {
    return this.#carrier.close();
  }
  ref(): void {
    this.#carrier.ref?.();
  }
  unref(): void {
    this.#carrier.unref?.();
  }

  async #again<T>(statement: DriverStatement<T>, params: readonly unknown[], context: unknown): Promise<DriverResult<T>> {
    const exchange = await this.answered(this.statements.run(statement, params, context), statement);
    return { rows: exchange.rows as T[], affected: exchange.affected };
  }

  /** What the server may not have, or has in another form by now, is prepared again next time. */
  #mend({ error, parsed }: Exchange, statement: DriverStatement): void {
    if (error && (isStale(error) || parsed === false)) this.statements.forget(statement);
  }

  /** Nothing has run yet, and no transaction was lost with it. */
  #worthAgain({ error, lost }: Exchange): boolean {
    return lost === null && error !== null && isStale(error) && this.#session.status === 'I';
  }
}

const failed = ({ error, lost, thrown }: Exchange): boolean => error !== null || lost !== null || thrown !== null;

function failure({ error, lost, thrown }: Exchange, sql: string): unknown {
  if (lost) return connectionLost(error ?? lost.cause, sql);
  return error ? databaseError(error, sql) : thrown!.reason;
}

/**
 * The table changed under a plan; the statement was dropped (DISCARD ALL), or belongs to another server process behind a pooler, which may
 * also have it already.
 */
const isStale = ({ code, routine }: ServerError): boolean =>
  code === '26000' || code === '42P05' || (code === '0A000' && routine === 'RevalidateCachedQuery');
