import { OperationalError } from '../../errors/index.js';
import { describeCallSite } from '../call-site.js';
import type { Pool } from './pool.js';
import type { Holder, Slot } from './slot.js';
import type { WaitOptions } from '../wait-list.js';

/** On a pool of equal connections, a caller waits `ms` in all. */
export function waitForAny(alias: string, ms: number, what = 'connection'): (pool: Pool) => WaitOptions {
  return (pool) => ({ ms, patience: () => poolTimeout(alias, ms, what, pool) });
}

/** Of the only connection of its kind, a caller waits `ms` for one and the same transaction or stream; short statements are always waited for. */
export function waitForOne(alias: string, ms: number, what: string): (pool: Pool) => WaitOptions {
  return (pool) => ({
    ms,
    patience: (since) => {
      const [slot] = pool.inUse();
      if (slot === undefined || slot.heldSince === null) return ms;
      const left = ms - (performance.now() - Math.max(since, slot.heldSince));
      return left > 0 ? Math.ceil(left) : busy(alias, what, slot);
    },
  });
}

function poolTimeout(alias: string, ms: number, what: string, pool: Pool): OperationalError {
  const inUse = pool.inUse();
  const [oldest] = inUse;
  const opening = pool.opening > 0 ? `, ${pool.opening} are being opened` : '';
  const held = oldest === undefined ? '' : ` ${describeHolder(oldest)}.`;
  return new OperationalError(
    'NUA_POOL_TIMEOUT',
    `No ${what} of "${alias}" became free within ${ms} ms: ${inUse.length} of ${pool.max} are in use${opening}, ${pool.waiting} wait.${held}`,
    {
      fix:
        oldest === undefined
          ? 'Is the server slow to accept connections?'
          : `Make what holds them shorter, or raise databases.${alias}.pool.max or pool.acquireTimeout.`,
      retryable: true,
    },
  );
}

function busy(alias: string, what: string, slot: Slot): OperationalError {
  return new OperationalError('NUA_CONNECTION_BUSY', `The ${what} of "${alias}" is held by another context. ${describeHolder(slot)}.`, {
    fix: `Await that before, run this statement inside it, or raise databases.${alias}.lockTimeout.`,
    retryable: true,
  });
}

/** `It is held for 3.2 s by atomic() at load (/app/load.ts:10:5)` */
function describeHolder({ holder, heldSince }: Slot): string {
  const time = heldSince === null ? '' : ` for ${((performance.now() - heldSince) / 1000).toFixed(1)} s`;
  return `It is held${time} by ${holder === null ? 'nobody' : nameHolder(holder)}`;
}

function nameHolder(holder: Holder): string {
  return 'sql' in holder ? `the statement ${holder.sql}` : describeCallSite(holder);
}
