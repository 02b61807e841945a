export interface AtomicOptions {
  /** alias of the database; 'default' unless given */
  using?: string;
  /** false: a nested block has none, and its error ends the whole transaction; true unless given */
  savepoint?: boolean;
  /** true: must be the outermost; false unless given */
  durable?: boolean;
  /** of the outermost block; the database's own unless given */
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** writing is an error; of the outermost block. false unless given */
  readOnly?: boolean;
  /** PostgreSQL: a serializable, read-only transaction waits until it can't fail; false unless given */
  deferrable?: boolean;
  /** attempts more after a serialisation failure or a deadlock; 0 unless given. The block must be safe to repeat */
  retry?: number;
}
export type Work<T> = () => T | PromiseLike<T>;
export interface TransactionOptions {
  /** alias of the database; 'default' unless given */
  using?: string;
}
/** the transaction that the code is in */
export interface CurrentTransaction {
  /**
   * Whether the innermost block is rolled back when it ends, without an error: for dry runs and tests. Its statements still run.
   * @throws TransactionError NUA_TX_INVALID outside a transaction
   * @example
   * await atomic(async () => {
   *   await Tag.objects.create({ name: 'swing' });
   *   transaction.setRollback(true);
   * })
   */
  setRollback(value: boolean, options?: TransactionOptions): void;
  /**
   * A nested block, where there is a transaction: what fails in `fn` is undone alone.
   * @throws TransactionError NUA_TX_INVALID outside a transaction
   * @example
   * await atomic(() => transaction.savepoint(() => Tag.objects.create({ name: 'swing' })))
   */
  savepoint<T>(fn: Work<T>): Promise<T>;
  /**
   * Checks the deferred constraints now, rather than at the end.
   * @throws IntegrityError NUA_INTEGRITY_FOREIGN_KEY; TransactionError NUA_TX_INVALID; NotSupportedError NUA_BACKEND_UNSUPPORTED
   * @example
   * await atomic(() => transaction.checkConstraints())
   */
  checkConstraints(options?: TransactionOptions): Promise<void>;
}
