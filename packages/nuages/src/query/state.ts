import type { Shape } from './shape.js';

/** A query at a moment: its shape and the values that go with it, the first `shape.size` of `values`. */
export interface QueryState {
  readonly shape: Shape;
  readonly values: readonly unknown[];
}
