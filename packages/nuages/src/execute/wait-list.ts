/** Called when the wait is over. */
export interface Waiter<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

export interface WaitOptions {
  /** milliseconds until `patience` is asked first */
  readonly ms: number;
  /** what follows for one who has waited since then (of performance.now()): the error that ends its wait, or milliseconds more */
  readonly patience: (since: number) => Error | number;
  readonly signal?: AbortSignal | undefined;
}

interface Place<T> extends Waiter<T> {
  stop(): void;
}

/** Those who wait for one of a kind, served in the order in which they came. */
export class WaitList<T> {
  readonly #places = new Set<Place<T>>();

  get size(): number {
    return this.#places.size;
  }

  wait(options: WaitOptions): Promise<T> {
    return new Promise<T>((resolve, reject) => this.add({ resolve, reject }, options));
  }

  /** The timer keeps the process alive: a wait ends with an answer. */
  add(waiter: Waiter<T>, { ms, patience, signal }: WaitOptions): void {
    const since = performance.now();
    const leave = (error: unknown): void => {
      this.#places.delete(place);
      place.stop();
      waiter.reject(error);
    };
    const expire = (): void => {
      const answer = patience(since);
      if (answer instanceof Error) leave(answer);
      else timer = setTimeout(expire, answer);
    };
    const abort = (): void => leave(signal?.reason);
    let timer = setTimeout(expire, ms);
    const place: Place<T> = {
      resolve: (value) => waiter.resolve(value),
      reject: (error) => waiter.reject(error),
      stop: () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      },
    };
    this.#places.add(place);
    signal?.addEventListener('abort', abort, { once: true });
  }

  /** Gives to the first in line; false: nobody waits. */
  give(value: T): boolean {
    const place = this.#next();
    place?.resolve(value);
    return place !== undefined;
  }

  /** Fails the first in line. */
  fail(error: unknown): void {
    this.#next()?.reject(error);
  }

  failAll(error: () => Error): void {
    while (this.#places.size > 0) this.fail(error());
  }

  #next(): Place<T> | undefined {
    const [place] = this.#places;
    if (place === undefined) return undefined;
    this.#places.delete(place);
    place.stop();
    return place;
  }
}
