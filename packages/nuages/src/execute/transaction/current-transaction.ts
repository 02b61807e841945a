import { NotSupportedError, TransactionError } from '../../errors/index.js';
import type { CurrentTransaction, Work } from '../../types/transactions.js';
import { database } from '../databases.js';
import { atomic } from './atomic.js';
import type { Block } from './block.js';
import { currentBlock } from './current-block.js';

interface Using {
  readonly using?: string;
}

/**
 * The transaction that the code is in.
 * @throws TransactionError NUA_TX_INVALID from each method, outside a transaction
 * @example
 * await atomic(async () => {
 *   await Tag.objects.create({ name: 'swing' });
 *   transaction.setRollback(true);
 * })
 */
export const transaction: CurrentTransaction = {
  setRollback(value: boolean, options: Using = {}): void {
    blockFor('setRollback', options).unit.rollback = value;
  },

  async savepoint<T>(fn: Work<T>): Promise<T> {
    blockFor('savepoint');
    return atomic(fn);
  },

  async checkConstraints(options: Using = {}): Promise<void> {
    const block = blockFor('checkConstraints', options);
    const { connection } = block;
    if (connection.checkConstraints === undefined)
      throw new NotSupportedError(
        'NUA_BACKEND_UNSUPPORTED',
        `"${block.transaction.alias}" can't check its deferred constraints before the end of a transaction.`,
      );
    await block.perform(async () => connection.checkConstraints?.());
  },
};

function blockFor(method: string, { using }: Using = {}): Block {
  const block = currentBlock(database(using).alias);
  if (block === null)
    throw new TransactionError('NUA_TX_INVALID', `transaction.${method}() was called outside a transaction.`, {
      fix: 'Call it inside atomic().',
    });
  block.assertOpen();
  return block;
}
