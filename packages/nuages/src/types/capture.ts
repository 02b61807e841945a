export interface CapturedQuery {
  /** with placeholders */
  readonly sql: string;
  /** as sent to the driver */
  readonly params: readonly unknown[];
  /** milliseconds from when it was sent to its answer */
  readonly durationMs: number;
  /** read, or written */
  readonly rows: number;
  /** where it failed */
  readonly error?: Error;
}
export interface Captured<T> {
  /** what the function gave */
  readonly result: T;
  /** the first 1000, or as many as `limit` says */
  readonly queries: readonly CapturedQuery[];
  /** of all statements, kept or not */
  readonly count: number;
  /** of all statements, kept or not */
  readonly totalMs: number;
}
