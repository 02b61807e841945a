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
export interface OnCommitOptions {
  /** alias of the database whose transaction is meant; 'default' unless given */
  using?: string;
  /** true: an error is a warning of the process, and the other functions still run; false unless given */
  robust?: boolean;
}
export interface WithSettingsOptions {
  /** what the statements inside may do; the connection's own unless given */
  role?: string;
  /** alias of the database; 'default' unless given */
  using?: string;
}
export interface ScopeOptions {
  /** what events call it: 'GET /posts' */
  name?: string;
}
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
   * // BEGIN
   * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
   * // ROLLBACK
   */
  setRollback(value: boolean, options?: TransactionOptions): void;
  /**
   * A nested block, where there is a transaction: what fails in `fn` is undone alone.
   * @throws TransactionError NUA_TX_INVALID outside a transaction
   * @example
   * await atomic(() => transaction.savepoint(() => Tag.objects.create({ name: 'swing' })))
   * // BEGIN
   * // SAVEPOINT nuages_1
   * // INSERT INTO "tag" ("name") VALUES ($1) RETURNING "id"
   * // RELEASE SAVEPOINT nuages_1
   * // COMMIT
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
