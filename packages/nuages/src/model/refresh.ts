import { DoesNotExist, FieldError, ProgrammingError, suggest } from '../errors/index.js';
import { forgetRelated, isAdding, knownState, setColumn } from '../hydrate/index.js';
import { readColumns } from '../load/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/index.js';
import { checkOptions, hasKey, modelOf } from '../write/index.js';

export interface RefreshOptions {
  /** the fields read; the loaded ones unless given */
  readonly fields?: readonly string[];
  readonly using?: string;
}

/** Reads columns of a row again and forgets the relations that hang on them. */
export async function refreshRow(row: object, options: RefreshOptions = {}): Promise<void> {
  const meta = modelOf(row);
  checkOptions('refreshFromDb()', options, ['fields', 'using']);
  const { fields, using } = options;
  if (isAdding(row) && !hasKey(row, meta))
    throw new ProgrammingError('NUA_WRITE_INVALID', `This ${meta.name} can't be read again: it was never saved.`, {
      fix: 'Save it first.',
      model: meta.name,
    });
  const unset = knownState(row)?.unset;
  const columns = fields ? namedColumns(meta, fields) : meta.columns.filter((c) => Object.hasOwn(row, c.name) || unset?.has(c.name));
  if (columns.length === 0) return;
  const values = await readColumns(row, meta, columns, using);
  if (!values)
    throw new DoesNotExist('NUA_DOES_NOT_EXIST', `No ${meta.name} has the key of the row to be read again.`, {
      fix: 'It was deleted since it was read.',
      model: meta.name,
    });
  columns.forEach((column, i) => setColumn(row, column, values[i]));
  forget(row, meta, fields ? columns : null);
}

/** all relations; with `columns`, those whose keys they are */
function forget(row: object, { relations, accessors }: ModelMeta, columns: readonly ColumnMeta[] | null): void {
  for (const name of Object.keys(knownState(row)?.related ?? {})) {
    const relation = relations.get(name) ?? accessors.get(name);
    if (relation && (!columns || columns.some((c) => c === relation.key || c === relation.generic?.model))) forgetRelated(row, relation);
  }
}

function namedColumns(meta: ModelMeta, fields: readonly string[]): ColumnMeta[] {
  return fields.map((name) => {
    const column = meta.columns.find((c) => c.name === name || c.field === name);
    if (column) return column;
    throw new FieldError('NUA_FIELD_UNKNOWN', `${meta.name} has no column "${name}".`, {
      fix: suggest(
        name,
        meta.name,
        meta.columns.flatMap((c) => [c.name, c.field]),
      ),
      model: meta.name,
      field: name,
    });
  });
}
