import type { QueryEvent } from '../../events/index.js';

/** What captureQueries() has seen so far, in one async context. */
export interface Capture {
  /** the capture that this one runs in */
  readonly outer: Capture | null;
  readonly limit: number;
  /** the first `limit` statements */
  readonly events: QueryEvent[];
  /** of all statements */
  count: number;
  totalMs: number;
}

/** A capture and those around it see the same statement. */
export function eachCapture(innermost: Capture | null, see: (capture: Capture) => void): void {
  for (let capture = innermost; capture !== null; capture = capture.outer) see(capture);
}
