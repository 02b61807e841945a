import { setTimeout as delay } from 'node:timers/promises';
import type { AtomicOptions, Work } from '../../types/transactions.js';
import type { CallSite } from '../call-site.js';
import { callSite } from '../call-site.js';
import { currentFrame, runInFrame } from '../context/frame.js';
import { currentChanges, inScope, RequestScope } from '../context/scope.js';
import { database } from '../databases.js';
import type { Database } from '../database.js';
import { checkNested } from './atomic-options.js';
import type { Block } from './block.js';
import { currentBlock } from './current-block.js';
import { beginTransaction, endTransaction } from './begin.js';
import { runHooks } from './on-commit.js';
import { mayRepeat, pauseBefore } from './retry.js';
import { txFailed } from './tx-errors.js';

/**
 * Runs `fn` in a transaction: committed when it returns, rolled back when it throws. All that it calls is in the transaction, nothing is
 * passed along. Inside another `atomic()` it is a savepoint. What `fn` returns is awaited inside.
 *
 * Outside a scope() it opens one. Branches that run side by side share the connection: nested blocks follow each other, and a block's own
 * statement waits for its open nested block; where that has sent nothing for two seconds (or lockTimeout, if shorter), the two seem to wait
 * for each other: NUA_TX_BLOCKED. After an error of the database the block can only be rolled back (NUA_TX_FAILED); code that outlives its
 * block can run nothing (NUA_TX_CLOSED).
 * @throws TransactionError NUA_TX_INVALID, NUA_TX_BLOCKED, NUA_TX_FAILED, NUA_TX_CLOSED, and what `fn` throws
 * @example
 * await atomic(async () => {
 *   const author = await User.objects.create({ username: 'stephane' });
 *   await Post.objects.create({ title: 'Swing 42', author });
 * });
 * // BEGIN
 * // INSERT INTO "user" ("username", "email", "age", "is_active", "created_at") VALUES ($1, $2, $3, $4, $5) RETURNING "id"
 * // INSERT INTO "post" (...) VALUES (...) RETURNING "id"
 * // COMMIT
 */
export function atomic<T>(fn: Work<T>, options: AtomicOptions = {}): Promise<T> {
  const site = callSite('atomic()', atomic);
  return start(fn, options, site);
}

async function start<T>(fn: Work<T>, options: AtomicOptions, site: CallSite): Promise<T> {
  const target = database(options.using);
  const parent = currentBlock(target.alias);
  if (parent === null) return outermost(target, fn, options, site);
  checkNested(options, parent);
  const block = await parent.nest(site, currentFrame()?.block ?? parent, options.savepoint ?? true);
  return inside(block, fn);
}

async function outermost<T>(target: Database, fn: Work<T>, options: AtomicOptions, site: CallSite): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const block = await beginTransaction(target, options, site);
    let result: T;
    try {
      result = await inside(block, fn).finally(() => endTransaction(block.transaction));
    } catch (error) {
      if (attempt > (options.retry ?? 0) || !mayRepeat(error, block)) throw error;
      await delay(pauseBefore(attempt));
      continue;
    }
    await runHooks(block.hooks);
    return result;
  }
}

async function inside<T>(block: Block, fn: Work<T>): Promise<T> {
  // what was read before is older than what the transaction sees, and what it sees may never be
  const changed = (): void => currentChanges().record(null);
  changed();
  let result: T;
  try {
    const run = (): Promise<T> => runInFrame({ block }, fn);
    result = await (currentFrame()?.scope ? run() : inScope(new RequestScope(null, false), run));
  } catch (error) {
    await block.end('rollback', error).finally(changed);
    throw error;
  }
  const outcome = await block.end('commit').finally(changed);
  if (outcome === 'rollback' && block.unit.failure !== null) throw txFailed(block.site, block.unit.failure.error);
  return result;
}
