import type { ColumnMeta } from '../metadata/model-meta.js';
import { Stamp } from './context.js';

/** What reads more of a row that is there already. `load` gives it with the group. */
export interface Loader {
  /** The value of a column that the row's query left out; the row has it from then on. */
  column(row: object, column: ColumnMeta): Promise<unknown>;
}

/** The rows of one result: what is loaded for one of them can be loaded for all. */
export class Group {
  /** of the database that the rows were read from */
  readonly alias: string;
  readonly loader: Loader;
  #rows: readonly object[] = [];

  constructor(alias: string, loader: Loader) {
    this.alias = alias;
    this.loader = loader;
  }

  /** a row's slot holds a group, or a state with a group */
  get group(): this {
    return this;
  }

  /** The rows in the order of the result. The list is copied: the caller's own may change. */
  adopt(rows: readonly object[]): void {
    this.#rows = rows.slice();
  }

  /** The rows that still belong here, in the order of the result. */
  siblings(): object[] {
    return this.#rows.filter((row) => groupOf(row) === this);
  }

  /** Forgets the rows: each is alone from then on, and none keeps the others alive. */
  release(): void {
    this.#rows = [];
  }
}

/** The group that a row came with; null: it was made by hand. */
export function groupOf(row: object): Group | null {
  return (Stamp.read(row) as { readonly group: Group | null } | undefined)?.group ?? null;
}
