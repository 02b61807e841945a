/** A turn that was asked for. */
export interface Turn {
  resolve(): void;
  reject(error: unknown): void;
}

/** The one connection of a transaction: what is asked of it happens one after another, in the order in which it was asked. */
export class Lane {
  readonly #turns: Turn[] = [];
  #busy = false;
  /** of performance.now(), when it last became free; meaningless before that */
  freeSince = 0;

  get busy(): boolean {
    return this.#busy;
  }

  /** Takes the lane if it is free: no promise on the usual road. */
  take(): boolean {
    if (this.#busy) return false;
    this.#busy = true;
    return true;
  }

  /** The lane belongs to `turn` from the moment that it is resolved. */
  enqueue(turn: Turn): void {
    if (this.take()) turn.resolve();
    else this.#turns.push(turn);
  }

  wait(): Promise<void> {
    return new Promise((resolve, reject) => this.enqueue({ resolve, reject }));
  }

  /** Ends the turn at hand and gives the lane to the next. */
  leave(): void {
    const next = this.#turns.shift();
    if (next !== undefined) {
      next.resolve();
      return;
    }
    this.#busy = false;
    this.freeSince = performance.now();
  }
}
