/** How a statement is run. */
export interface RunOptions {
  /** it changes data: where readers have connections of their own, it goes to the writer */
  readonly write: boolean;
  /** the tables that it changes; absent: unknown */
  readonly tables?: readonly string[] | undefined;
  /** handed to `make` with each row */
  readonly context: unknown;
  /** for events and errors */
  readonly model?: string | undefined;
  /** ends the wait for a connection, and the statement itself where the database can */
  readonly signal?: AbortSignal | undefined;
}
