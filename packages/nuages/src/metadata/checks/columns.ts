import { isExpression } from '../../expressions/index.js';
import { invalid } from '../model-error.js';
import type { ColumnMeta, ModelMeta } from '../model-meta.js';

/** Attributes and columns of a model are each one thing; defaults of foreign keys fit the key. */
export function checkColumns(meta: ModelMeta): void {
  const byColumn = new Map<string, ColumnMeta>();
  for (const column of meta.columns) {
    const own = column.model === meta;
    const other = own && byColumn.get(column.column);
    if (other)
      throw invalid(
        meta.name,
        column.field,
        `has the column "${column.column}", which ${meta.name}.${other.field} has too`,
        'Give one of them `column`.',
      );
    if (own) byColumn.set(column.column, column);
    const twin = meta.columnByName.get(column.name)!;
    if (twin !== column)
      throw invalid(
        meta.name,
        column.field,
        `is the attribute "${column.name}", which ${twin.model.name}.${twin.field} is too`,
        'Give one of them another name.',
      );
    if (column.field !== column.name) checkKeyDefault(column);
  }
}

function checkKeyDefault({ model, field, type, options }: ColumnMeta): void {
  const { default: value } = options;
  if (value === null && !options.null)
    throw invalid(model.name, field, 'has the default null but takes no null', 'Add null: true, or leave the default out.');
  if (value === undefined || value === null || typeof value === 'function') return;
  if (isExpression(value)) throw invalid(model.name, field, 'has an expression as its default', 'Give a value or a function.');
  try {
    type.encode(value);
  } catch (error) {
    throw invalid(model.name, field, `has a default that the key does not take: it ${(error as Error).message}`);
  }
}
