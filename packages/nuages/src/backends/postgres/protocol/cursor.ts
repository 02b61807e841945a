import type { DriverCursor, DriverStatement } from '../../../contract/index.js';
import { Exchange } from './exchange.js';
import { closePortal, execute, SYNC } from './messages.js';
import type { Request, Statements } from './statements.js';

/** The connection as a cursor needs it. */
export interface PortalHost {
  readonly statements: Statements;
  /** Throws the coded error of a request that failed. */
  answered(request: Request, statement: DriverStatement): Promise<Exchange>;
}

/** Rows of one portal, which lives until its transaction ends. Opened by the first read, so that a short result is one round trip. */
export class PortalCursor<T> implements DriverCursor<T> {
  readonly #host: PortalHost;
  readonly #portal: string;
  readonly #statement: DriverStatement<T>;
  readonly #params: readonly unknown[];
  #state: 'new' | 'open' | 'ended' = 'new';
  #decode: Exchange['decode'] = null;

  constructor(host: PortalHost, portal: string, statement: DriverStatement<T>, params: readonly unknown[]) {
    this.#host = host;
    this.#portal = portal;
    this.#statement = statement;
    this.#params = params;
  }

  async read(size: number, context: unknown): Promise<T[]> {
    if (this.#state === 'ended') return [];
    const first = this.#state === 'new';
    this.#state = 'ended';
    const request = first ? await this.#opening(size, context) : this.#next(size, context);
    const exchange = await this.#host.answered(request, this.#statement);
    if (exchange.suspended) this.#state = 'open';
    return exchange.rows as T[];
  }

  async close(): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'ended';
    await this.#host.answered(
      { bytes: Buffer.concat([closePortal(this.#portal), SYNC]), exchange: new Exchange(null, null) },
      this.#statement,
    );
  }

  async #opening(size: number, context: unknown): Promise<Request> {
    const { statements } = this.#host;
    const describe = statements.describe(this.#statement);
    if (describe) await this.#host.answered(describe, this.#statement);
    const request = statements.portal(this.#portal, this.#statement, this.#params, size, context);
    this.#decode = request.exchange.decode;
    return request;
  }

  #next(size: number, context: unknown): Request {
    return { bytes: Buffer.concat([execute(this.#portal, size), SYNC]), exchange: new Exchange(this.#decode, context) };
  }
}
