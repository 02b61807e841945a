export interface AtomicOptions {
  /** alias of the database; 'default' unless given */
  using?: string;
  /** false: a nested block has none, and its error ends the whole transaction */
  savepoint?: boolean;
  /** must be the outermost */
  durable?: boolean;
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readOnly?: boolean;
  deferrable?: boolean;
  /** attempts after a serialisation failure or a deadlock: the block must be safe to repeat */
  retry?: number;
}
export type Work<T> = () => T | PromiseLike<T>;
/** the transaction that the code is in */
export interface CurrentTransaction {
  setRollback(value: boolean, options?: { using?: string }): void;
  savepoint<T>(fn: Work<T>): Promise<T>;
  checkConstraints(options?: { using?: string }): Promise<void>;
}
