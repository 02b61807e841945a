import type { DriverStatement } from '../../../contract/index.js';
import { OperationalError } from '../../../errors/index.js';
import { bind } from './bind.js';
import { Exchange } from './exchange.js';
import { closeStatement, describeStatement, execute, parse, SYNC } from './messages.js';
import { type Prepared, PreparedStatements } from './prepared.js';
import type { RowDescription } from './row-description.js';
import { decoderFor, type RowShape, rowShape, TEXT_FORMATS, textDecoder } from './row-shape.js';

/** Bytes to send, and the exchange that reads the answer. */
export interface Request {
  readonly bytes: Buffer;
  readonly exchange: Exchange;
}
/** What a statement's columns were when it last ran, on any connection; its shape is made when it runs again. */
interface Memo {
  readonly columns: RowDescription;
  shape: RowShape | null;
}

const memos = new WeakMap<DriverStatement, Memo>();
const EXECUTE_ALL = Buffer.concat([execute('', 0), SYNC]);

/**
 * Writes requests for statements: Parse and Describe once per connection, then Bind and Execute alone. A statement's first run reads
 * text; when it comes again its columns are known, and it asks for each in the format that is cheapest to read.
 */
export class Statements {
  readonly #prepared = new PreparedStatements();
  readonly #keep: boolean;
  /** names that the server is to forget with the next Parse */
  #closing: string[] = [];

  /** @param keep false: nothing is prepared under a name, for poolers that hand each transaction another server process */
  constructor(keep: boolean) {
    this.#keep = keep;
  }

  run(statement: DriverStatement, params: readonly unknown[], context: unknown): Request {
    const name = this.#nameOf(statement);
    const prepared = name === '' ? undefined : this.#prepared.get(name);
    if (statement.columns?.length === 0) {
      const bytes = bind('', name, params, TEXT_FORMATS, EXECUTE_ALL);
      const exchange = new Exchange(null, context);
      return prepared
        ? { bytes, exchange }
        : parsing({ bytes: Buffer.concat([...this.#parse(name, statement.sql).messages, bytes]), exchange });
    }
    if (prepared?.columns) {
      const { decode, formatBytes } = shapeFor(statement, prepared.columns);
      return { bytes: bind('', name, params, formatBytes, EXECUTE_ALL), exchange: new Exchange(decode, context) };
    }
    // what the columns were on another connection, of another database perhaps, binds nobody where they are not declared
    const shape = statement.columns && knownShape(statement);
    const bytes = bind('', name, params, shape?.formatBytes ?? TEXT_FORMATS, EXECUTE_ALL);
    const { messages, entry } = prepared ? { messages: [], entry: prepared } : this.#parse(name, statement.sql);
    const exchange = new Exchange(null, context, (columns, answer) => {
      if (entry) entry.columns = columns;
      answer.decode = describedDecoder(statement, columns, shape);
    });
    const request = { bytes: Buffer.concat([...messages, describeStatement(name), bytes]), exchange };
    return prepared ? request : parsing(request);
  }

  /** What `portal` needs first; null: it is known. */
  describe(statement: DriverStatement): Request | null {
    const name = this.#nameOf(statement);
    const prepared = name === '' ? undefined : this.#prepared.get(name);
    if (name === '' ? statement.columns !== null && memos.has(statement) : prepared?.columns) return null;
    const { messages, entry } = prepared ? { messages: [], entry: prepared } : this.#parse(name, statement.sql);
    const exchange = new Exchange(null, null, (columns) => {
      if (entry) entry.columns = columns;
      memos.set(statement, { columns, shape: null });
    });
    const request = { bytes: Buffer.concat([...messages, describeStatement(name), SYNC]), exchange };
    return prepared ? request : parsing(request);
  }

  /** Opens a portal and reads its first `limit` rows. The statement has been described. */
  portal(portal: string, statement: DriverStatement, params: readonly unknown[], limit: number, context: unknown): Request {
    const name = this.#nameOf(statement);
    const { decode, formatBytes } = shapeFor(statement, this.#prepared.get(name)?.columns ?? memos.get(statement)!.columns);
    const bytes = bind(portal, name, params, formatBytes, Buffer.concat([execute(portal, limit), SYNC]));
    return { bytes: name === '' ? Buffer.concat([parse('', statement.sql), bytes]) : bytes, exchange: new Exchange(decode, context) };
  }

  /** To be prepared anew: it failed to be, or the server's plan is stale. */
  forget(statement: DriverStatement): void {
    const name = this.#nameOf(statement);
    memos.delete(statement);
    if (name === '') return;
    this.#prepared.delete(name);
    this.#closing.push(name);
  }

  #nameOf(statement: DriverStatement): string {
    return this.#keep ? (statement.name ?? '') : '';
  }

  #parse(name: string, sql: string): { messages: Buffer[]; entry: Prepared | null } {
    if (name === '') return { messages: [parse('', sql)], entry: null };
    const { prepared, evicted } = this.#prepared.add(name);
    const closing = evicted === null ? this.#closing : [...this.#closing, evicted];
    this.#closing = [];
    return { messages: [...closing.map(closeStatement), parse(name, sql)], entry: prepared };
  }
}

function parsing(request: Request): Request {
  request.exchange.parsed = false;
  return request;
}

function knownShape(statement: DriverStatement): RowShape | null {
  const memo = memos.get(statement);
  return memo ? (memo.shape ??= rowShape(statement, memo.columns)) : null;
}

function shapeFor(statement: DriverStatement, columns: RowDescription): RowShape {
  const memo = memos.get(statement);
  if (memo?.shape && memo.shape.signature === columns.signature) return memo.shape;
  const shape = rowShape(statement, columns);
  memos.set(statement, { columns, shape });
  return shape;
}

function describedDecoder(statement: DriverStatement, columns: RowDescription, asked: RowShape | null): Exchange['decode'] {
  if (asked && asked.signature === columns.signature) return asked.decode;
  memos.set(statement, { columns, shape: null });
  const decode = asked ? decoderFor(statement, columns, asked.formats) : textDecoder(statement, columns);
  if (decode) return decode;
  throw new OperationalError('NUA_DATABASE_ERROR', 'The types of the columns changed while the statement was running.', {
    fix: 'Run it again.',
    query: statement.sql,
    retryable: true,
  });
}
