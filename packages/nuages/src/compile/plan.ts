import type { Cell, Prepare } from '../ir/index.js';

/** One parameter of a plan: which of the query's values it takes, and how that becomes what the driver sends. */
export interface Slot {
  readonly value: number;
  /** whose value it is: `Post.title` */
  readonly of: string;
  readonly encode: Prepare;
}

/** A compiled statement: its text and how to fill its parameters. Made once per shape. */
export interface Plan {
  readonly sql: string;
  /** of the prepared statement; null: planned for its values each time */
  readonly name: string | null;
  readonly slots: readonly Slot[];
  /** the form of each column that comes back */
  readonly columns: readonly Cell[];
}
