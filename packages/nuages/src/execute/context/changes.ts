/** Which tables were written, as far as it concerns what was read before: a clock that each write moves on. */
export class Changes {
  #clock = 0;
  /** the time of the last change of anything */
  #all = 0;
  readonly #tables = new Map<string, number>();

  /** called before the next change is sent */
  readonly before = new Set<() => void>();

  get now(): number {
    return this.#clock;
  }

  /** null: any table may have changed */
  record(tables: readonly string[] | null): void {
    for (const fn of this.before) fn();
    this.#clock++;
    if (tables === null) {
      this.#all = this.#clock;
      this.#tables.clear();
    } else for (const table of tables) this.#tables.set(table, this.#clock);
  }

  /** Whether any of the tables may have changed since. */
  since(time: number, tables: readonly string[]): boolean {
    return this.#all > time || tables.some((table) => (this.#tables.get(table) ?? 0) > time);
  }
}
