import type { RowDescription } from './row-description.js';

/** A statement that this connection's server process has prepared. */
export interface Prepared {
  /** null: not asked for yet */
  columns: RowDescription | null;
  used: number;
}

/** Each costs the server some 25 kB. */
const MOST = 256;

/** What one connection has prepared, by name: at most 256, those used last. */
export class PreparedStatements {
  readonly #byName = new Map<string, Prepared>();
  #clock = 0;

  get(name: string): Prepared | undefined {
    const prepared = this.#byName.get(name);
    if (prepared) prepared.used = ++this.#clock;
    return prepared;
  }

  /** Also names the statement that makes room for it. */
  add(name: string): { prepared: Prepared; evicted: string | null } {
    const evicted = this.#byName.size >= MOST ? this.#oldest() : null;
    if (evicted !== null) this.#byName.delete(evicted);
    const prepared: Prepared = { columns: null, used: ++this.#clock };
    this.#byName.set(name, prepared);
    return { prepared, evicted };
  }

  delete(name: string): void {
    this.#byName.delete(name);
  }

  #oldest(): string | null {
    let oldest: string | null = null;
    let used = Infinity;
    for (const [name, prepared] of this.#byName) {
      if (prepared.used < used) [oldest, used] = [name, prepared.used];
    }
    return oldest;
  }
}
