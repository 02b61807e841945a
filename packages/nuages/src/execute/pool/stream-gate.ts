import { OperationalError } from '../../errors/index.js';
import { WaitList } from '../wait-list.js';

/** Lets so many streams hold a connection at once that one is left for the statements of the loops that read them. */
export class StreamGate {
  readonly #waiters = new WaitList<void>();
  readonly #alias: string;
  readonly #limit: number;
  readonly #ms: number;
  #open = 0;

  /** `ms`: how long a stream waits for another to end */
  constructor(alias: string, limit: number, ms: number) {
    this.#alias = alias;
    this.#limit = limit;
    this.#ms = ms;
  }

  async enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#open < this.#limit) this.#open++;
    else await this.#waiters.wait({ ms: this.#ms, patience: () => this.#timeout(), signal });
  }

  leave(): void {
    if (!this.#waiters.give()) this.#open--;
  }

  #timeout(): OperationalError {
    return new OperationalError(
      'NUA_POOL_TIMEOUT',
      `${this.#limit} iterators of "${this.#alias}" are open, as many as its pool allows, and none ended within ${this.#ms} ms.`,
      {
        fix: `End or leave one before the next is opened, or raise databases.${this.#alias}.pool.max.`,
        retryable: true,
      },
    );
  }
}
