/** How a query is run, as a value of it: the structure is the same whatever they are. */
export interface QueryRunOptions {
  /** ends it, and the statement on the server */
  readonly signal?: AbortSignal;
  /** milliseconds that a statement of it may take */
  readonly timeout?: number;
}
