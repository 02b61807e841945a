import type { Features } from '../../contract/index.js';
import { NotSupportedError, TransactionError } from '../../errors/index.js';
import type { AtomicOptions } from '../../types/transactions.js';
import { describeCallSite } from '../call-site.js';
import type { Block } from './block.js';

const levels: readonly unknown[] = ['read committed', 'repeatable read', 'serializable'];
const ofTransactions = ['isolation', 'readOnly', 'deferrable', 'retry'] as const;

/** Options that only a whole transaction can have are refused in a nested block. */
export function checkNested(options: AtomicOptions, parent: Block): void {
  const around = describeCallSite(parent.site);
  if (options.durable === true)
    throw new TransactionError('NUA_TX_INVALID', `A durable block stands inside another: ${around}.`, {
      fix: 'Move it out, or give up durable.',
    });
  const misplaced = ofTransactions.find((name) => options[name] !== undefined);
  if (misplaced !== undefined)
    throw new TransactionError(
      'NUA_TX_INVALID',
      `"${misplaced}" is an option of a whole transaction, and this block is nested in ${around}.`,
      { fix: `Give "${misplaced}" to the outermost atomic().` },
    );
}

/** What the database can't do is refused before BEGIN. */
export function checkOutermost({ isolation, readOnly, deferrable }: AtomicOptions, alias: string, features: Features): void {
  if (isolation !== undefined && !levels.includes(isolation))
    throw new TransactionError('NUA_TX_INVALID', 'atomic() got an isolation level that does not exist.', {
      fix: `Levels: ${levels.join(', ')}.`,
    });
  const { isolationLevels, readOnlyTransactions } = features;
  const wanted = {
    isolation: isolation !== undefined && !isolationLevels,
    readOnly: readOnly === true && !readOnlyTransactions,
    deferrable: deferrable === true && !isolationLevels,
  };
  const missing = Object.entries(wanted).find(([, refused]) => refused)?.[0];
  if (missing !== undefined)
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `Transactions of "${alias}" have no option "${missing}".`, {
      fix: 'Leave it out.',
    });
}
