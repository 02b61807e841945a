import type { Kind } from '../ir/value-type.js';
import type { Column } from './column.js';
import type { AnyExpression } from './expression.js';

export interface GeneratedOptions<K extends Kind, T> {
  /** over columns of the same row */
  expression: AnyExpression;
  /** the field whose type it has */
  output: Column<K, T, any, any>;
  /** computed when the row is written (true) or when it is read (false); true unless given */
  stored?: boolean;
}
export type GeneratedField = <K extends Kind, T>(options: GeneratedOptions<K, T>) => Column<K, T, 'gen', false>;
