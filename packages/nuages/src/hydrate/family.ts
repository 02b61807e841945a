import type { Group } from './group.js';

/** Groups of rows of one model that are loaded together: those of one request, or one group by itself. */
export class Family {
  readonly #groups: Group[];
  /** what `load` knows of the rows together, under keys of its own */
  readonly known = new Map<unknown, unknown>();

  /** rows of all groups, as many as each had when it came */
  #size = 0;

  constructor(group: Group) {
    this.#groups = [group];
  }

  get size(): number {
    return this.#size + this.#groups[0]!.size;
  }

  join(group: Group): void {
    this.#groups.push(group);
    this.#size += group.size;
    group.family = this;
  }

  /** The first group goes: its rows are siblings of each other from then on. */
  dropFirst(): Group {
    const group = this.#groups.shift()!;
    this.#size -= this.#groups[0]!.size;
    group.leave();
    return group;
  }

  get groups(): readonly Group[] {
    return this.#groups;
  }

  /** All rows that belong together: those of the row's own group from it on, those before it, then the other groups'. */
  *rowsFrom(row: object, own: Group): Generator<object> {
    const rows = own.siblings();
    const at = Math.max(0, rows.indexOf(row));
    for (let i = at; i < rows.length; i++) yield rows[i]!;
    for (let i = 0; i < at; i++) yield rows[i]!;
    for (const group of this.#groups) if (group !== own) yield* group.siblings();
  }
}
