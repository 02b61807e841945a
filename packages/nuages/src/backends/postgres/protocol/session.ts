import { int32 } from './bytes.js';
import type { Exchange } from './exchange.js';
import { copyFail, SYNC } from './messages.js';
import { NO_COLUMNS, readRowDescription } from './row-description.js';
import { readServerError, type ServerError } from './server-error.js';

const DATA_ROW = 0x44;
const ZERO = 0x30;
const NO_COPY = 'COPY FROM STDIN has nothing to read here';

/**
 * The protocol after the handshake: requests go out, messages come in and end the exchanges in the order in which they began. It knows
 * nothing of sockets: `send` takes bytes away, `consume` is given what arrives.
 */
export class Session {
  readonly #send: (bytes: Buffer) => void;
  #current: Exchange | null = null;
  readonly #waiting: Exchange[] = [];
  #lost: { readonly cause: unknown } | null = null;
  #fatal: ServerError | null = null;
  /** outside a transaction, inside one, or inside one that has failed */
  status: 'I' | 'T' | 'E' = 'I';

  constructor(send: (bytes: Buffer) => void) {
    this.#send = send;
  }

  get usable(): boolean {
    return this.#lost === null;
  }
  get busy(): boolean {
    return this.#current !== null;
  }

  /** Sends a request that ends with Sync, or is a simple query. Never rejects: how it went stands in the exchange. */
  request(bytes: Buffer, exchange: Exchange): Promise<void> {
    if (this.#lost) {
      exchange.lost = this.#lost;
      return Promise.resolve();
    }
    if (this.#current === null) this.#current = exchange;
    else this.#waiting.push(exchange);
    this.#send(bytes);
    return exchange.ended;
  }

  /** The connection is gone; whatever is under way ends with that. */
  lose(cause: unknown): void {
    this.#lost ??= { cause: this.#fatal ?? cause };
    for (let exchange = this.#current; exchange; exchange = this.#next()) {
      exchange.lost = this.#lost;
      exchange.end();
    }
  }

  #next(): Exchange | null {
    return (this.#current = this.#waiting.shift() ?? null);
  }

  /** Reads the whole messages in `bytes` from `at` on and says where the first one starts that is not whole. */
  readonly consume = (bytes: Buffer, at: number): number => {
    const end = bytes.length;
    let start = at;
    while (start + 5 <= end) {
      const next = start + 1 + int32(bytes, start + 1);
      if (next > end) break;
      const exchange = this.#current;
      if (bytes[start] === DATA_ROW) {
        if (exchange !== null && exchange.decode !== null) {
          try {
            exchange.rows.push(exchange.decode(bytes, start + 7, exchange.context));
          } catch (error) {
            exchange.fail(error);
          }
        }
      } else this.#message(String.fromCharCode(bytes[start]!), bytes, start + 5, next);
      start = next;
    }
    return start;
  };

  #message(type: string, bytes: Buffer, at: number, end: number): void {
    const exchange = this.#current;
    switch (type) {
      case 'C': // CommandComplete
        if (exchange) exchange.affected = affected(bytes, end - 2);
        break;
      case 'Z': // ReadyForQuery
        this.status = String.fromCharCode(bytes[at]!) as 'I' | 'T' | 'E';
        this.#next();
        exchange?.end();
        break;
      case 'T': // RowDescription
      case 'n': // NoData
        try {
          exchange?.described?.(type === 'T' ? readRowDescription(bytes, at) : NO_COLUMNS, exchange);
        } catch (error) {
          exchange?.fail(error);
        }
        break;
      case '1': // ParseComplete
        if (exchange) exchange.parsed = true;
        break;
      case 's': // PortalSuspended
        if (exchange) exchange.suspended = true;
        break;
      case 'E': // ErrorResponse
        this.#error(readServerError(bytes, at), exchange);
        break;
      case 'G': // CopyInResponse
        this.#send(exchange?.simple ? copyFail(NO_COPY) : Buffer.concat([copyFail(NO_COPY), SYNC]));
        break;
      default: // other completions, notices, notifications, parameters
        break;
    }
  }

  #error(error: ServerError, exchange: Exchange | null): void {
    if (error.severity !== 'ERROR') this.#fatal = error;
    if (exchange) exchange.error ??= error;
  }
}

/** The number at the end of a command's tag: `INSERT 0 5`, `SELECT 100`; 0 where there is none. */
function affected(bytes: Buffer, last: number): number {
  let count = 0;
  for (let at = last, unit = 1; bytes[at]! >= ZERO && bytes[at]! <= ZERO + 9; at--, unit *= 10) count += (bytes[at]! - ZERO) * unit;
  return count;
}
