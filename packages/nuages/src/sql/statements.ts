import type { DriverStatement } from '../contract/index.js';

const most = 500;

/**
 * Statements by their text: drivers remember by the object what they found out. A text that comes again gets a name, under which servers
 * prepare it; of texts that never do there may be any number.
 */
export class Statements<T> {
  readonly #known = new Map<string, DriverStatement<T>>();

  get(key: string, name: string | null, make: (name: string | null) => DriverStatement<T>): DriverStatement<T> {
    const known = this.#known.get(key);
    if (known && known.name !== null) return known;
    if (!known && this.#known.size >= most) this.#known.clear();
    const made = Object.freeze(make(known ? name : null));
    this.#known.set(key, made);
    return made;
  }
}
