import type { Decode } from '../cells/decoder.js';
import type { RowDescription } from './row-description.js';
import type { ServerError } from './server-error.js';

/** One request and all that the server answers to it, until it is ready for the next. */
export class Exchange {
  readonly rows: unknown[] = [];
  /** of the last statement: rows inserted, updated, deleted or read */
  affected = 0;
  /** whether the server took the Parse of this exchange; null: it has none */
  parsed: boolean | null = null;
  /** more rows wait behind the limit of Execute */
  suspended = false;
  error: ServerError | null = null;
  /** the connection broke, and how */
  lost: { readonly cause: unknown } | null = null;
  /** what reading the answer threw on our side */
  thrown: { readonly reason: unknown } | null = null;
  /** a simple query: it ends without Sync */
  simple = false;
  /** null: rows are passed over */
  decode: Decode | null;
  readonly context: unknown;
  /** called with what Describe gives */
  readonly described: ((columns: RowDescription, exchange: Exchange) => void) | null;
  readonly ended: Promise<void>;
  end!: () => void;

  constructor(decode: Decode | null, context: unknown, described: Exchange['described'] = null) {
    this.decode = decode;
    this.context = context;
    this.described = described;
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  /** Nothing of the answer is used any more; it is still read to its end. */
  fail(reason: unknown): void {
    this.thrown ??= { reason };
    this.decode = null;
  }
}
