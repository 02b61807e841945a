import { FieldError, printable, ProgrammingError, suggest } from '../errors/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';

/** The columns that `save({ updateFields })` names, by field or by attribute, in order of declaration. */
export function updateColumns(meta: ModelMeta, names: readonly unknown[]): ColumnMeta[] {
  const columns = new Set(names.map((name) => writableColumn(meta, name)));
  const key = meta.primaryKey.find((c) => columns.has(c));
  if (key) {
    throw new ProgrammingError('NUA_WRITE_INVALID', `${meta.name}.${key.name} is the key: updateFields can't name it.`, {
      fix: 'A row with another key is another row: save it with forceInsert.',
      model: meta.name,
      field: key.name,
    });
  }
  return meta.columns.filter((c) => columns.has(c));
}

/**
 * The column that a write names: by its attribute (`authorId`) or its field (`author`).
 * @throws FieldError NUA_FIELD_UNKNOWN; ProgrammingError NUA_WRITE_INVALID for what has no column of its own to write
 */
export function writableColumn(meta: ModelMeta, name: unknown): ColumnMeta {
  const relation = meta.relations.get(name as string);
  const column = meta.columnByName.get(name as string) ?? (relation?.steps[0]!.forward ? relation.key : undefined);
  if (column && !column.options.generated) return column;
  const about = { model: meta.name, field: String(name) };
  if (column)
    throw new ProgrammingError('NUA_WRITE_INVALID', `${meta.name}.${column.name} is computed by the database.`, {
      fix: 'Leave it out.',
      ...about,
    });
  if (relation) {
    throw new ProgrammingError('NUA_WRITE_INVALID', `${meta.name}.${String(name)} is no column of ${meta.name}.`, {
      fix: `Write to the rows of ${relation.target.name}.`,
      ...about,
    });
  }
  const existing = meta.columns.flatMap((c) => [c.name, c.field]);
  throw new FieldError('NUA_FIELD_UNKNOWN', `${meta.name} has no field "${printable(String(name))}".`, {
    fix: suggest(String(name), meta.name, existing),
    ...about,
  });
}
