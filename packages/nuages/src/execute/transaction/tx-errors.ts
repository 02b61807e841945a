import { TransactionError } from '../../errors/index.js';
import type { CallSite } from '../call-site.js';
import { describeCallSite } from '../call-site.js';

/** The block that the code was started in has ended. */
export function txClosed(block: CallSite): TransactionError {
  return new TransactionError('NUA_TX_CLOSED', `The transaction block that this code belongs to has ended: ${describeCallSite(block)}.`, {
    fix: 'Await all that a block starts before its function returns; start what is to outlive it outside, or in onCommit().',
  });
}

/** A statement of the block failed before. */
export function txFailed(block: CallSite, cause: unknown): TransactionError {
  return new TransactionError(
    'NUA_TX_FAILED',
    `An error came up in a transaction block, which can only be rolled back now: ${describeCallSite(block)}.`,
    {
      fix: 'Put what may fail into an atomic() of its own and catch its error around that, or let the error leave the block.',
      cause,
    },
  );
}

/** A nested block is waited for by what it waits for. */
export function txBlocked(waiting: CallSite, nested: CallSite | undefined, ms: number): TransactionError {
  const open = nested === undefined ? 'a nested block' : `the nested block ${describeCallSite(nested)}`;
  return new TransactionError(
    'NUA_TX_BLOCKED',
    `${describeCallSite(waiting)} waits for ${open}, which has sent nothing for ${ms} ms and seems to wait for it.`,
    {
      fix: 'Await the nested block first, or run the statement inside it.',
    },
  );
}
