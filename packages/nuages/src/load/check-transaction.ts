import { TransactionError } from '../errors/index.js';
import { transactionOf } from '../execute/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';

/** @throws TransactionError NUA_TX_INVALID outside a transaction, with which locks would end at once */
export function checkTransaction(alias: string, { name }: ModelMeta): void {
  if (transactionOf(alias) !== null) return;
  throw new TransactionError('NUA_TX_INVALID', `selectForUpdate() of ${name} outside a transaction would lock nothing.`, {
    fix: 'Read and write the rows inside atomic().',
    model: name,
  });
}
