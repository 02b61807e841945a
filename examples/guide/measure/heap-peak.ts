import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate } from 'node:timers/promises';

/** Every statement is looked at among the first, later one in so many: a collection takes milliseconds. */
const everyStatement = 16;
const thenOneIn = 100;
/** Of the values given to `work`, this often and first in the middle of a chunk. */
const workInterval = 1000;

/**
 * The most memory that is held at once: what a full garbage collection leaves, looked at when a statement ends (its rows are there), while
 * rows are worked on, and when the answer is there. Not what is allocated meanwhile: that depends on when the collector runs.
 */
export class HeapPeak {
  readonly #before: number;
  #peak = 0;
  #statements = 0;
  #worked = 0;

  private constructor(before: number) {
    this.#before = before;
  }

  /** Runs `use` and gives the peak in bytes; null where Node was started without --expose-gc. `use` reports what it works on. */
  static async during(use: (worked: () => void) => Promise<unknown>): Promise<number | null> {
    if (globalThis.gc === undefined) return null;
    await setImmediate(); // rows are shared with whoever else asks for them in the same turn of the event loop
    const peak = new HeapPeak(held());
    const statementEnded = (): void => peak.#statementEnded();
    subscribe('tracing:nuages:query:asyncEnd', statementEnded);
    try {
      const answer = await use(() => peak.#workedOn());
      peak.#look();
      keepAlive(answer);
    } finally {
      unsubscribe('tracing:nuages:query:asyncEnd', statementEnded);
    }
    return peak.#peak;
  }

  #statementEnded(): void {
    const n = this.#statements++;
    if (n < everyStatement || n % thenOneIn === 0) this.#look();
  }

  #workedOn(): void {
    if (this.#worked++ % workInterval === workInterval / 2) this.#look();
  }

  #look(): void {
    this.#peak = Math.max(this.#peak, held() - this.#before);
  }
}

/** JavaScript's heap after a full collection. */
function held(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Reads the answer after it was looked at, so that it is not collected before. */
function keepAlive(answer: unknown): void {
  if (answer === keepAlive) throw new TypeError('a way answered with a function of the measurement');
}
