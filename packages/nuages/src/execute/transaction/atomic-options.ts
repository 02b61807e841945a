import { NotSupportedError, TransactionError } from '../../errors/index.js';
import type { AtomicOptions } from '../../types/transactions.js';
import { describeCallSite } from '../call-site.js';
import type { Database } from '../database.js';
import type { Block } from './block.js';

const levels: readonly unknown[] = ['read committed', 'repeatable read', 'serializable'];
const ofTransactions = ['isolation', 'readOnly', 'deferrable', 'retry'] as const;

/** Options that only a whole transaction can have are refused in a nested block. */
export function checkNested(options: AtomicOptions, parent: Block): void {
  const around = describeCallSite(parent.site);
  if (options.durable === true)
    throw new TransactionError('NUA_TX_INVALID', `A durable block stands inside another: ${around}.`, { fix: 'Move it out, or give up durable.' });
  const misplaced = ofTransactions.find((name) => options[name] !== undefined);
  if (misplaced !== undefined)
    throw new TransactionError('NUA_TX_INVALID', `"${misplaced}" is an option of a whole transaction, and this block is nested in ${around}.`, { fix: `Give "${misplaced}" to the outermost atomic().` });
}

/** What the database can't do is refused before BEGIN. */
export function checkOutermost({ isolation, readOnly, deferrable }: AtomicOptions, target: Database): void {
  if (isolation !== undefined && !levels.includes(isolation))
    throw new TransactionError('NUA_TX_INVALID', 'atomic() got an isolation level that does not exist.', { fix: `Levels: ${levels.join(', ')}.` });
  const { features } = target.dialect;
  const missing =
    (isolation !== undefined && !features.isolationLevels && 'isolation') ||
    (readOnly === true && !features.readOnlyTransactions && 'readOnly') ||
    (deferrable === true && !features.isolationLevels && 'deferrable');
  if (missing !== false)
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `"${target.alias}" is a database whose transactions have no option "${missing}".`, { fix: 'Leave it out.' });
}
