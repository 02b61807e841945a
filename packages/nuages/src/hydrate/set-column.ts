import type { ColumnMeta } from '../metadata/model-meta.js';

/** Gives a row a column as a plain property of its own, whatever its prototypes say of the name. */
export function setColumn(row: object, column: ColumnMeta, value: unknown): void {
  Object.defineProperty(row, column.name, { value, writable: true, enumerable: true, configurable: true });
}
