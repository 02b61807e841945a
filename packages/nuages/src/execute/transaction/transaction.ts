import type { Pool } from '../pool/pool.js';
import type { Slot } from '../pool/slot.js';
import type { Lane } from './lane.js';

/** One transaction on one connection: what its blocks share. */
export interface Transaction {
  readonly alias: string;
  /** for events */
  readonly id: number;
  readonly pool: Pool;
  readonly slot: Slot;
  readonly lane: Lane;
  /** milliseconds without a statement after which a nested block that others wait for counts as waiting for them */
  readonly patience: number;
  /** names given so far */
  savepoints: number;
  /** a rollback failed: nobody knows in what state the connection is */
  broken: boolean;
}
