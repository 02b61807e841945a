import type { Condition, Connector, Expression } from '../expressions/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import type { Lock } from '../ir/index.js';
import type { FetchMode } from '../types/fetch-mode.js';
import type { Shape } from './shape.js';

/**
 * One step of a chain of calls. Steps that take several names or lookups are several ops, of which the one that begins the call says
 * `first`: so that calls which share a beginning share its nodes.
 */
export type Op =
  | { readonly op: 'filter'; readonly first: boolean; readonly negated: boolean; readonly condition: Condition }
  | { readonly op: 'orderBy'; readonly first: boolean; readonly by: string | Expression | null }
  /** the rows at the far end of a relation; its value is the Owner at the near end, or the keys of many */
  | { readonly op: 'related'; readonly relation: RelationMeta }
  /** relations that are loaded with the rows, by queries of their own, whose values go with it; null: none any more */
  | { readonly op: 'prefetch'; readonly lookups: readonly PrefetchOp[] | null }
  /** relations to one row that are joined and read with the rows, by their accessors; []: every one that is always there; null: none any more */
  | { readonly op: 'selectRelated'; readonly paths: readonly string[] | null }
  /** what touching a relation does that isn't loaded */
  | { readonly op: 'fetchMode'; readonly mode: FetchMode }
  /** the rows are locked until the transaction ends */
  | { readonly op: 'lock'; readonly wait: Lock['wait']; readonly noKey: boolean; readonly of: readonly string[] }
  /** how it is run: its value is the RunOptions */
  | { readonly op: 'options' }
  | { readonly op: 'reverse' }
  | { readonly op: 'none' }
  | { readonly op: 'slice'; readonly start: number; readonly end: number | null }
  /** so many rows behind a place in the ordering, and one more; the place's values go with it, those that aren't NULL; null: from the beginning */
  | { readonly op: 'page'; readonly size: number; readonly backwards: boolean; readonly nulls: readonly boolean[] | null }
  | { readonly op: 'distinct'; readonly columns: readonly string[] }
  /** what each row has beside its columns; `selected`: it is read too */
  | { readonly op: 'annotate'; readonly selected: boolean; readonly names: readonly string[]; readonly expressions: readonly Expression[] }
  /** `computed`: the expressions among what is named, by their names */
  | {
      readonly op: 'values';
      readonly form: ValuesForm;
      readonly names: readonly string[];
      readonly computed: readonly (readonly [name: string, expression: Expression])[];
    }
  /** what is computed from all rows */
  | { readonly op: 'aggregate'; readonly names: readonly string[]; readonly expressions: readonly Expression[] }
  /** the rows of other queries with those of this one */
  | { readonly op: 'combine'; readonly operator: SetOperator; readonly queries: readonly Shape[] }
  /** the conditions of another query with those of this one */
  | { readonly op: 'merge'; readonly connector: Connector; readonly query: Shape }
  | { readonly op: 'only'; readonly names: readonly string[] }
  /** null: nothing is left out any more */
  | { readonly op: 'defer'; readonly names: readonly string[] | null };
/** One lookup of prefetchRelated(), its queryset by its shape. */
export interface PrefetchOp {
  /** accessors, one behind the other */
  readonly path: readonly string[];
  /** null: the default manager's */
  readonly query: Shape | null;
  /** the attribute that gets the rows, in place of the relation */
  readonly toAttr: string | null;
}
export type ValuesForm = 'object' | 'tuple' | 'flat' | 'named';
export type SetOperator = 'union' | 'union all' | 'intersect' | 'except';
export type OpName = Op['op'];
