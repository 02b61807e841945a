import type { FieldsOf } from './model.js';

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
