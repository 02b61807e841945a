import type { Work } from './transactions.js';

export interface CapturedQuery {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly durationMs: number;
  readonly rows: number;
  readonly error?: Error;
}
export interface Captured<T> {
  readonly result: T;
  readonly queries: readonly CapturedQuery[];
  readonly totalMs: number;
}
export declare function captureQueries<T>(fn: Work<T>): Promise<Captured<T>>;
