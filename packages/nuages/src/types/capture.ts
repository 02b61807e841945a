export interface CapturedQuery {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly durationMs: number;
  readonly rows: number;
  readonly error?: Error;
}
export interface Captured<T> {
  readonly result: T;
  /** the first 1000, or as many as `limit` says */
  readonly queries: readonly CapturedQuery[];
  /** of all statements, kept or not */
  readonly count: number;
  /** of all statements, kept or not */
  readonly totalMs: number;
}
