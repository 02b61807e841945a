import type { Constraint, Index, PathOf } from './constraints.js';
import type { AnyExpression } from './expression.js';

export interface ModelOptions<F> {
  /** name of the table; by default the application's name and the model's: blog_post */
  table?: string;
  /** the application that the model belongs to; register() can give it for many */
  app?: string;
  /** schema of the database */
  schema?: string;
  ordering?: readonly (PathOf<F> | `-${PathOf<F>}` | '?' | AnyExpression)[];
  indexes?: readonly Index<PathOf<F> | `-${PathOf<F>}`>[];
  constraints?: readonly Constraint<PathOf<F>>[];
  getLatestBy?: PathOf<F> | `-${PathOf<F>}` | readonly (PathOf<F> | `-${PathOf<F>}`)[];
  abstract?: boolean;
  /** false: the table is not ours to create or migrate */
  managed?: boolean;
  /** save() writes only what differs from what was read */
  trackChanges?: boolean;
  /** the static member that holds it; `objects` unless given */
  defaultManager?: string;
}
