import type { OnCommitOptions } from '../../types/transactions.js';
import { database } from '../databases.js';
import { currentBlock } from './current-block.js';

/** What runs after the commit. */
export interface CommitHook {
  readonly fn: () => unknown;
  readonly robust: boolean;
}

/**
 * Runs `fn` after the outermost commit, in the context outside of the transaction; never when the block or one around it is rolled back.
 * Outside a transaction it runs at once. Functions run one after another and are awaited by `atomic()`, which rejects with the first
 * error; with `robust`, an error is a warning of the process and the others still run.
 * @throws TransactionError NUA_TX_CLOSED in a block that has ended
 * @example
 * await atomic(async () => {
 *   const author = await User.objects.create({ username: 'joseph' });
 *   onCommit(() => console.log(`${author.username} is there for everyone`));
 * })
 * // INSERT INTO "user" ("username", "email", "age", "is_active", "created_at") VALUES ($1, $2, $3, $4, $5) RETURNING "id"
 */
export function onCommit(fn: () => unknown, options: OnCommitOptions = {}): void {
  const block = currentBlock(database(options.using).alias);
  const hook = { fn, robust: options.robust ?? false };
  if (block === null) {
    runNow(hook);
    return;
  }
  block.assertOpen();
  block.hooks.push(hook);
}

export async function runHooks(hooks: readonly CommitHook[]): Promise<void> {
  for (const { fn, robust } of hooks) {
    try {
      await fn();
    } catch (error) {
      if (!robust) throw error;
      warn(error);
    }
  }
}

function runNow({ fn, robust }: CommitHook): void {
  try {
    const result = fn();
    if (robust && result instanceof Promise) result.catch(warn);
  } catch (error) {
    if (!robust) throw error;
    warn(error);
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
