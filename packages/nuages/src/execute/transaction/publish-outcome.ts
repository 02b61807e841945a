import { transactionChannel } from '../../events/index.js';
import type { TransactionEvent } from '../../events/index.js';
import { currentFrame } from '../context/frame.js';
import type { Block } from './block.js';

/** Tells `nuages:transaction`, if anybody listens. */
export function publishOutcome(block: Block, outcome: TransactionEvent['outcome']): void {
  if (!transactionChannel.hasSubscribers) return;
  const { transaction, depth, beganAt } = block;
  const durationMs = outcome === 'begin' ? 0 : performance.now() - beganAt;
  transactionChannel.publish({
    alias: transaction.alias,
    id: transaction.id,
    depth,
    outcome,
    scope: currentFrame()?.scope ?? null,
    durationMs,
  } satisfies TransactionEvent);
}
