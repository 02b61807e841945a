import type { Constraint, Index, PathOf } from './constraints.js';
import type { AnyExpression } from './expression.js';

export interface ModelOptions<F> {
  /** name of the table; by default the application's name and the model's: blog_post */
  table?: string;
  /** the application that the model belongs to; register() can give it for many */
  app?: string;
  /** schema of the database */
  schema?: string;
  /** of its querysets where they say none: names, `-` in front: descending, '?': random; expressions */
  ordering?: readonly (PathOf<F> | `-${PathOf<F>}` | '?' | AnyExpression)[];
  /** made by {@link index} */
  indexes?: readonly Index<PathOf<F> | `-${PathOf<F>}`>[];
  /** made by {@link unique} and {@link check} */
  constraints?: readonly Constraint<PathOf<F>>[];
  /** for latest() and earliest(), where they say none */
  getLatestBy?: PathOf<F> | `-${PathOf<F>}` | readonly (PathOf<F> | `-${PathOf<F>}`)[];
  /** true: no table; other models take over its fields. false unless given */
  abstract?: boolean;
  /** false: the table is not ours to create; true unless given */
  managed?: boolean;
  /** save() writes only what differs from what was read; false unless given */
  trackChanges?: boolean;
  /** the static member that holds it; `objects` unless given */
  defaultManager?: string;
}
