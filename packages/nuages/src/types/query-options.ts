import type { FieldsOf } from './model.js';

export interface ExplainOptions {
  /** runs the statement and measures it */
  analyze?: boolean;
  buffers?: boolean;
  verbose?: boolean;
  format?: 'text' | 'json';
}
export interface PlanNode {
  readonly type: string;
  readonly table?: string;
  readonly index?: string;
  readonly rows?: number;
  readonly ms?: number;
  readonly children: readonly PlanNode[];
}
export interface Plan {
  readonly text: string;
  readonly tree: PlanNode;
}
export interface CompiledSql {
  readonly sql: string;
  readonly params: readonly unknown[];
}
export interface BulkCreateOptions<M> {
  /** rows per statement */
  batchSize?: number;
  ignoreConflicts?: boolean;
  updateConflicts?: boolean;
  updateFields?: readonly (keyof FieldsOf<M>)[];
  uniqueFields?: readonly (keyof FieldsOf<M> | 'pk')[];
}
