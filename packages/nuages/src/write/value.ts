import { IntegrityError, ProgrammingError, ValueError } from '../errors/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';
import type { Row } from './model-of.js';

/** The value that a row has for a column, as it is written. Its type is checked when it is bound. */
export function valueOf(row: object, column: ColumnMeta): unknown {
  const value = (row as Row)[column.name];
  if (value === undefined) throw undefinedValue(column);
  if (value === null) return nullFor(column);
  if (!Object.hasOwn(row, column.name)) throw unread(column);
  return value;
}

/** @throws IntegrityError NUA_INTEGRITY_NOT_NULL, before the database says it */
export function nullFor(column: ColumnMeta): null {
  if (column.options.null) return null;
  const { model, name } = column;
  throw new IntegrityError('NUA_INTEGRITY_NOT_NULL', `${model.name}.${name} can't be null.`, {
    fix: 'Give it a value, or declare it with null: true.',
    model: model.name,
    field: name,
    table: model.table.name,
    column: column.column,
  });
}

export const undefinedValue = ({ model, name }: ColumnMeta): ValueError =>
  new ValueError('NUA_VALUE_UNDEFINED', `${model.name}.${name} is undefined.`, {
    fix: 'Write null for NULL, or leave the name out.',
    model: model.name,
    field: name,
  });

const unread = ({ model, name }: ColumnMeta): ProgrammingError =>
  new ProgrammingError('NUA_NOT_LOADED', `${model.name}.${name} is not loaded, so that it can't be inserted.`, {
    fix: 'Await it first, or read the row without only() and defer().',
    model: model.name,
    field: name,
  });
