import { isCondition, isExpression, operandExpression } from '../expressions/index.js';
import type { Expr } from '../ir/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';
import { expressionKey, structureOfExpression } from '../query/index.js';
import type { Assignment } from '../resolve/index.js';

/** What columns are set to: plain values, expressions. */
export interface Settings {
  /** their structure as text */
  readonly key: string;
  readonly columns: readonly Assignment[];
  readonly own: readonly unknown[];
}

/** Is it no value, but what the database computes one from? */
export const isComputed = (value: unknown): boolean => typeof value === 'object' && (isExpression(value) || isCondition(value));

/** The columns with the structure of what they are set to, and the values of that. */
export function settings(assigned: readonly (readonly [ColumnMeta, unknown])[]): Settings {
  const own: unknown[] = [];
  const key: string[] = [];
  const columns = assigned.map(([column, value]): Assignment => {
    const expression = isComputed(value) ? operandExpression(value) : null;
    key.push(`${column.name}${expression ? `=${expressionKey(expression, own)}` : ''}`);
    if (!expression) own.push(value);
    return { column, expression: expression && structureOfExpression(expression) };
  });
  return { key: key.join(), columns, own };
}

export const setOf = (columns: readonly Assignment[], values: readonly Expr[]): { readonly column: string; readonly value: Expr }[] =>
  columns.map(({ column }, i) => ({ column: column.column, value: values[i]! }));
