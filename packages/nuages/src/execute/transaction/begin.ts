import type { AtomicOptions } from '../../types/transactions.js';
import type { CallSite } from '../call-site.js';
import { currentFrame } from '../context/frame.js';
import { processState } from '../context/process-state.js';
import type { Database } from '../database.js';
import { checkOutermost } from './atomic-options.js';
import { Block } from './block.js';
import { Lane } from './lane.js';
import { publishOutcome } from './publish-outcome.js';
import type { Transaction } from './transaction.js';

/** An idle nested block is given this long, or lockTimeout where that is shorter, before those who wait for it hear of it. */
const idlePatience = 2000;

/** Takes a connection and sends BEGIN. */
export async function beginTransaction(target: Database, options: AtomicOptions, site: CallSite): Promise<Block> {
  const { isolation, readOnly, deferrable } = options;
  const write = readOnly !== true;
  const pools = target.pools ?? (await target.open());
  checkOutermost(options, target.alias, pools.driver.dialect.features);
  const pool = write ? pools.writer : pools.reader;
  const slot = pool.take(site) ?? (await pool.acquire(site));
  slot.heldSince = performance.now();
  try {
    const words = pools.driver.begin({
      write,
      ...(isolation && { isolation }),
      ...(readOnly && { readOnly }),
      ...(deferrable && { deferrable }),
    });
    await slot.connection.script(words);
  } catch (error) {
    pool.discard(slot);
    throw error;
  }
  const patience = Math.min(idlePatience, target.settings.lockTimeout ?? idlePatience);
  const transaction: Transaction = {
    alias: target.alias,
    id: ++processState.transactions,
    pool,
    slot,
    lane: new Lane(),
    patience,
    savepoints: 0,
    broken: false,
  };
  const block = new Block({ transaction, parent: null, outer: currentFrame()?.block ?? null, savepoint: null, site });
  publishOutcome(block, 'begin');
  return block;
}

/** Gives the connection back. */
export function endTransaction({ pool, slot, broken }: Transaction): void {
  if (broken) pool.discard(slot);
  else pool.release(slot);
}
