import { EventEmitter } from 'node:events';
import { int32 } from '../protocol/bytes.js';
import { Framer } from '../protocol/framer.js';
import { oneBufferSocket } from './one-buffer-socket.js';
import type { PgConnection, PgConnectionClass } from './pg-internals.js';

/** A connection of pg whose bytes are read by us: during the handshake by handing whole messages on to pg, afterwards by a session. */
export interface WireConnection extends PgConnection {
  /** Every message from now on goes to `consume` (Session.consume). */
  takeOver(consume: (bytes: Buffer, at: number) => number): void;
  /** false: pg did not let us read; its public API has to do */
  readonly reading: boolean;
}
export type WireConnectionClass = new (
  options: ConstructorParameters<PgConnectionClass>[0],
  startup: Readonly<Record<string, string>>,
) => WireConnection;

const classes = new WeakMap<PgConnectionClass, WireConnectionClass>();

export function wireConnectionClass(Connection: PgConnectionClass): WireConnectionClass {
  let known = classes.get(Connection);
  if (!known) classes.set(Connection, (known = extend(Connection)));
  return known;
}

const extend = (Connection: PgConnectionClass): WireConnectionClass =>
  class extends Connection implements WireConnection {
    readonly #startup: Readonly<Record<string, string>>;
    #consume: ((bytes: Buffer, at: number) => number) | null = null;
    reading = false;

    constructor(options: ConstructorParameters<PgConnectionClass>[0], startup: Readonly<Record<string, string>>) {
      // encrypted bytes are decrypted into buffers of their own
      super(options.ssl ? options : { ...options, stream: oneBufferSocket() });
      this.#startup = startup;
    }

    takeOver(consume: (bytes: Buffer, at: number) => number): void {
      this.#consume = consume;
    }

    /** pg listens to a stand-in for the stream. */
    override attachListeners(stream: EventEmitter): void {
      const handshake = new EventEmitter();
      super.attachListeners(handshake);
      const framer = new Framer((bytes, at) => {
        if (this.#consume) return this.#consume(bytes, at);
        const end = endOfMessages(bytes, at);
        if (end > at) handshake.emit('data', bytes.subarray(at, end));
        return end;
      });
      stream.on('data', (chunk: Buffer) => {
        this.reading = true;
        try {
          framer.feed(chunk);
        } catch (error) {
          this.stream.destroy(error as Error);
        }
      });
    }

    override startup(settings: Record<string, string>): void {
      super.startup({ ...settings, ...this.#startup });
    }
  };

function endOfMessages(bytes: Buffer, at: number): number {
  let end = at;
  while (end + 5 <= bytes.length) {
    const next = end + 1 + int32(bytes, end + 1);
    if (next > bytes.length) break;
    end = next;
  }
  return end;
}
