import type { DriverConnection } from '../../contract/index.js';
import type { CallSite } from '../call-site.js';

/** What holds a connection: a statement on its own, or the call that opened a transaction or a stream. */
export type Holder = CallSite | { readonly sql: string };

/** A connection of a pool. */
export interface Slot {
  readonly connection: DriverConnection;
  /** of performance.now() */
  readonly expiresAt: number;
  /** null: idle */
  holder: Holder | null;
  /** since when a call site holds it; statements on their own are not clocked: null */
  heldSince: number | null;
  /** rises with each hand-out: the lowest of those in use is held longest */
  order: number;
  /** handed out since the last sweep */
  used: boolean;
  /** first seen idle by a sweep */
  idleSince: number;
  /** older than the pool keeps connections: closed when it comes back */
  expired: boolean;
}

export function newSlot(connection: DriverConnection, maxLifetime: number): Slot {
  // Connections opened together do not all end together.
  const expiresAt = performance.now() + maxLifetime * (1 - Math.random() / 10);
  return { connection, expiresAt, holder: null, heldSince: null, order: 0, used: true, idleSince: 0, expired: false };
}
