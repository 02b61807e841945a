import { uint32 } from './bytes.js';

/** The type of a message, and its length, which counts itself but not the type. */
const HEADER = 5;

/**
 * Cuts a stream of bytes into whole messages. `consume` is given bytes that may end inside a message and says where that one starts;
 * only such a message is copied, each of its bytes once.
 */
export class Framer {
  readonly #consume: (bytes: Buffer, at: number) => number;
  /** a message that has come in part; a header, until its length is known */
  #partial: Buffer = Buffer.alloc(0);
  #filled = 0;

  constructor(consume: (bytes: Buffer, at: number) => number) {
    this.#consume = consume;
  }

  feed(chunk: Buffer): void {
    const start = this.#filled === 0 ? 0 : this.#complete(chunk);
    if (start < 0) return;
    const end = this.#consume(chunk, start);
    if (end < chunk.length) this.#keep(chunk, end);
  }

  #keep(chunk: Buffer, at: number): void {
    this.#partial = Buffer.allocUnsafe(chunk.length - at < HEADER ? HEADER : 1 + uint32(chunk, at + 1));
    this.#filled = chunk.copy(this.#partial, 0, at);
  }

  /** Where the chunk goes on after the message that it ends; -1: it doesn't end it. */
  #complete(chunk: Buffer): number {
    for (let at = 0; ;) {
      const taken = chunk.copy(this.#partial, this.#filled, at);
      this.#filled += taken;
      at += taken;
      if (this.#filled < this.#partial.length) return -1;
      const length = 1 + uint32(this.#partial, 1);
      if (length === this.#partial.length) {
        this.#filled = 0;
        this.#consume(this.#partial, 0);
        return at;
      }
      const whole = Buffer.allocUnsafe(length);
      this.#partial.copy(whole);
      this.#partial = whole;
    }
  }
}
