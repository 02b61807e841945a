import type { ColumnMeta } from '../metadata/model-meta.js';
import type { FetchMode } from '../types/fetch-mode.js';
import { Stamp } from './context.js';
import { Family } from './family.js';

/** What reads more of a row that is there already. `load` gives it with the group. */
export interface Loader {
  /** The value of a column that the row's query left out; the row has it from then on. */
  column(row: object, column: ColumnMeta): Promise<unknown>;
}

/** What a group is made with. */
export interface GroupOptions {
  /** of the database that the rows are read from */
  readonly alias: string;
  readonly loader: Loader;
  /** of the queryset; null: it doesn't say */
  readonly mode?: FetchMode | null;
}

/** The rows of one result: what is loaded for one of them can be loaded for all. */
export class Group {
  readonly alias: string;
  readonly loader: Loader;
  readonly mode: FetchMode | null;
  /** the groups whose rows are siblings too */
  family: Family;
  /** it is one of those that a scope keeps together */
  gathered = false;
  #rows: object[] = [];
  #parts: Group[] | null = null;

  constructor({ alias, loader, mode = null }: GroupOptions) {
    this.alias = alias;
    this.loader = loader;
    this.mode = mode;
    this.family = new Family(this);
  }

  /** a row's slot holds a group, or a state with a group */
  get group(): this {
    return this;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The rows in the order of the result. The list is copied: the caller's own may change. */
  adopt(rows: readonly object[]): void {
    this.#rows = rows.slice();
  }

  /** One row more, which was made with this group as its context. */
  add(row: object): void {
    this.#rows.push(row);
  }

  /** The group of rows that come nested in these: of the relation at this place in the shape of the row. */
  part(index: number): Group {
    const parts = (this.#parts ??= []);
    return (parts[index] ??= new Group(this));
  }
  get parts(): readonly Group[] {
    return this.#parts?.filter(Boolean) ?? [];
  }

  /** The rows that still belong here, in the order of the result. */
  siblings(): object[] {
    return this.#rows.filter((row) => groupOf(row) === this);
  }

  /** Its rows are siblings of each other only. */
  leave(): void {
    this.family = new Family(this);
  }

  /** Forgets the rows: each is alone from then on, and none keeps the others alive. */
  release(): void {
    this.#rows = [];
    this.leave();
  }
}

/** The group that a row came with; null: it was made by hand. */
export function groupOf(row: object): Group | null {
  return (Stamp.read(row) as { readonly group: Group | null } | undefined)?.group ?? null;
}
