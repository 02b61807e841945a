import type { DriverConnection, DriverResult, DriverStatement } from '../../contract/index.js';
import type { CallSite } from '../call-site.js';
import { callSite } from '../call-site.js';
import { explainError } from '../statement/explain-error.js';
import { isDatabaseError } from '../statement/is-database-error.js';
import type { RunOptions } from '../statement/run-options.js';
import { send } from '../statement/send.js';
import type { Waiter } from '../wait-list.js';
import { WaitList } from '../wait-list.js';
import type { CommitHook } from './on-commit.js';
import { publishOutcome } from './publish-outcome.js';
import type { Transaction } from './transaction.js';
import { txBlocked, txClosed, txFailed } from './tx-errors.js';

export type Outcome = 'commit' | 'rollback';

/** What a block is made of. */
export interface BlockOptions {
  readonly transaction: Transaction;
  /** in the same transaction; null: this is the transaction's own */
  readonly parent: Block | null;
  /** innermost of the context, of whatever database */
  readonly outer: Block | null;
  readonly savepoint: string | null;
  readonly site: CallSite;
}

/** Ends the wait of a statement whose nested block seems to wait for it; never seen outside. */
const blocked = new Error('blocked');

/**
 * One `atomic()`: the transaction itself or a savepoint in it. At any time one block owns the connection, the innermost open one; its
 * ancestors' statements and their other nested blocks wait.
 */
export class Block {
  readonly transaction: Transaction;
  readonly parent: Block | null;
  readonly outer: Block | null;
  readonly site: CallSite;
  readonly depth: number;
  /** what is rolled back when a statement of this block fails: itself, or the nearest one around it with a savepoint */
  readonly unit: Block;
  readonly beganAt = performance.now();
  readonly hooks: CommitHook[] = [];
  /** of a unit: it is to be rolled back though nothing failed */
  rollback = false;
  /** of a unit: since this error it can only be rolled back */
  failure: { readonly error: unknown } | null = null;
  readonly #savepoint: string | null;
  /** BEGIN or SAVEPOINT was sent */
  #begun: boolean;
  /** ending: its last statements run, it takes no more. closed: nothing of it runs */
  #state: 'open' | 'ending' | 'closed' = 'open';
  #child: Block | null = null;
  readonly #waiting = new WaitList<void>();

  constructor({ transaction, parent, outer, savepoint, site }: BlockOptions) {
    this.transaction = transaction;
    this.parent = parent;
    this.outer = outer;
    this.site = site;
    this.depth = parent === null ? 1 : parent.depth + 1;
    this.unit = parent !== null && savepoint === null ? parent.unit : this;
    this.#savepoint = savepoint;
    this.#begun = parent === null;
  }

  get connection(): DriverConnection {
    return this.transaction.slot.connection;
  }

  /** It takes statements, and they can succeed. */
  get sound(): boolean {
    return this.#state === 'open' && this.unit.failure === null;
  }

  assertOpen(): void {
    if (this.#state !== 'open') throw txClosed(this.site);
  }

  run<T>(statement: DriverStatement<T>, params: readonly unknown[], options: RunOptions): Promise<DriverResult<T>> {
    return this.perform(() => send(this.connection, statement, params, options, this.transaction), statement, options);
  }

  /** Work on the connection: one piece at a time, in the order of the calls, never while a nested block is open. */
  async perform<T>(work: () => Promise<T>, statement?: { readonly sql: string }, { model, signal }: Partial<RunOptions> = {}): Promise<T> {
    this.assertOpen();
    const { lane } = this.transaction;
    if (this.#child !== null) await this.#waitForChild((turn) => lane.enqueue(turn));
    else if (!lane.take()) await lane.wait();
    let sent = false;
    try {
      this.#check();
      signal?.throwIfAborted();
      sent = true;
      return await work();
    } catch (error) {
      if (sent && (isDatabaseError(error) || signal?.aborted)) this.unit.fail(error);
      throw explainError(error, statement, model);
    } finally {
      lane.leave();
    }
  }

  /** From now on only a rollback is left. */
  fail(error: unknown): void {
    this.failure ??= { error };
  }

  /** A nested block, which owns the connection from now on; begun when those before it have ended. `outer`: innermost of the context. */
  async nest(site: CallSite, outer: Block, savepoint: boolean): Promise<Block> {
    this.assertOpen();
    const { transaction } = this;
    const child = new Block({ transaction, parent: this, outer, site, savepoint: savepoint ? `nuages_${++transaction.savepoints}` : null });
    if (this.#child === null) this.#child = child;
    else await this.#waitForChild((turn) => this.#admit(child, turn), child.site);
    try {
      await this.#exclusively(async () => {
        this.#check();
        child.#check();
        if (child.#savepoint !== null) await this.connection.script(`SAVEPOINT ${child.#savepoint}`);
        child.#begun = true;
      });
      publishOutcome(child, 'begin');
      return child;
    } catch (error) {
      child.#close();
      this.#dismiss(child);
      throw error;
    }
  }

  /**
   * Ends the block when its statements under way have ended. A nested block that is still open is rolled back, so that no half of it is
   * committed. Says how it ended: a block that failed is rolled back whatever is wanted. Throws only where a commit was wanted.
   */
  async end(wanted: Outcome, reason?: unknown): Promise<Outcome> {
    // A block around it has ended it before.
    if (wanted === 'rollback' && this.#state !== 'open') return wanted;
    this.assertOpen();
    const abandoned = this.#child;
    if (abandoned !== null) abandoned.#close();
    if (wanted === 'rollback') this.#close();
    else this.#state = 'ending';
    if (wanted === 'commit' && abandoned !== null) await this.#undo(abandoned);
    try {
      return await this.#exclusively(() => this.#finish(wanted, reason));
    } finally {
      this.#close();
      if (this.parent !== null) this.parent.#dismiss(this);
    }
  }

  async #finish(wanted: Outcome, reason: unknown): Promise<Outcome> {
    if (wanted === 'rollback' || this.unit.failure !== null || this.rollback) {
      await this.#rollBack(reason);
      return 'rollback';
    }
    try {
      if (this.parent === null) await this.connection.script('COMMIT');
      else if (this.#savepoint !== null) await this.connection.script(`RELEASE SAVEPOINT ${this.#savepoint}`);
    } catch (error) {
      await this.#rollBack(error);
      throw error;
    }
    this.parent?.hooks.push(...this.hooks);
    publishOutcome(this, 'commit');
    return 'commit';
  }

  /** Never throws: there is always an error before that says more. */
  async #rollBack(reason: unknown): Promise<void> {
    if (!this.#begun) return;
    try {
      if (this.parent === null) await this.connection.script('ROLLBACK');
      else if (this.#savepoint === null) this.unit.fail(reason);
      else await this.connection.script(`ROLLBACK TO SAVEPOINT ${this.#savepoint}; RELEASE SAVEPOINT ${this.#savepoint}`);
    } catch (error) {
      this.transaction.broken = true;
      this.parent?.unit.fail(error);
    }
    for (let block: Block | null = this; block !== null; block = block.#child) publishOutcome(block, 'rollback');
  }

  async #undo(child: Block): Promise<void> {
    await this.#exclusively(() => child.#rollBack(txClosed(child.site)));
    this.#dismiss(child);
  }

  async #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const { lane } = this.transaction;
    if (!lane.take()) await lane.wait();
    try {
      return await work();
    } finally {
      lane.leave();
    }
  }

  #check(): void {
    if (this.#state === 'closed') throw txClosed(this.site);
    if (this.unit.failure !== null) throw txFailed(this.unit.site, this.unit.failure.error);
  }

  #close(): void {
    this.#state = 'closed';
    if (this.#child !== null) this.#child.#close();
    this.#waiting.failAll(() => txClosed(this.site));
  }

  #admit(child: Block, turn: Waiter<void>): void {
    if (this.#state !== 'open') {
      turn.reject(txClosed(this.site));
      return;
    }
    this.#child = child;
    turn.resolve();
  }

  /** The nested block has ended: those who waited go on, up to the next nested block. */
  #dismiss(child: Block): void {
    if (this.#child !== child) return;
    this.#child = null;
    while (this.#child === null && this.#waiting.give());
  }

  async #waitForChild(start: (turn: Waiter<void>) => void, site?: CallSite): Promise<void> {
    const { lane, patience: ms } = this.transaction;
    const patience = (since: number): Error | number => {
      const left = lane.busy ? ms : ms - (performance.now() - Math.max(since, lane.freeSince));
      return left > 0 ? Math.ceil(left) : blocked;
    };
    try {
      await new Promise<void>((resolve, reject) =>
        this.#waiting.add({ resolve: () => start({ resolve, reject }), reject }, { ms, patience }),
      );
    } catch (error) {
      throw error === blocked ? txBlocked(site ?? callSite('A statement'), this.#child?.site, ms) : error;
    }
  }
}
