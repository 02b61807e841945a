import { ProgrammingError } from '../errors/index.js';
import { currentFetchMode, transactionOf } from '../execute/index.js';
import { groupOf, isAdding, type Loader, setColumn } from '../hydrate/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import { Batches } from './batches.js';
import { readColumns, readColumnsOfMany } from './columns.js';
import { parentLimit } from './limits.js';

/** Reads what a row's own query left out: for all siblings that don't have it either. */
export const loader: Loader = {
  async column(row, column) {
    const mode = groupOf(row)?.mode ?? currentFetchMode();
    if (mode === 'raise') throw refused(column);
    const { model } = column;
    const own = (row as { readonly [META]: typeof model })[META];
    if (mode === 'one' || own.primaryKey.length > 1) await alone(row, column);
    else await together(row, column);
    if (!Object.hasOwn(row, column.name)) throw gone(column);
    return (row as Record<string, unknown>)[column.name];
  },
};

async function alone(row: object, column: ColumnMeta): Promise<void> {
  const values = await readColumns(row, (row as { readonly [META]: ColumnMeta['model'] })[META], [column]);
  if (values) setColumn(row, column, values[0]);
}

function together(row: object, column: ColumnMeta): Promise<void> {
  const group = groupOf(row)!;
  const without = (sibling: object): boolean => !Object.hasOwn(sibling, column.name) && !isAdding(sibling);
  return Batches.of(group.family, column).run(row, {
    transaction: transactionOf(group.alias),
    siblings: () => group.family.rowsFrom(row, group),
    without,
    limit: parentLimit,
    async load(rows) {
      const found = await readColumnsOfMany(rows, (row as { readonly [META]: ColumnMeta['model'] })[META], [column]);
      // what was set meanwhile stays
      for (const [each, [value]] of found) if (without(each)) setColumn(each, column, value);
    },
  });
}

const refused = ({ model, name }: ColumnMeta): ProgrammingError =>
  new ProgrammingError('NUA_NOT_LOADED', `${model.name}.${name} is not loaded, and the fetch mode "raise" loads nothing.`, {
    fix: 'Read it with the query: name it in only(), or leave it out of defer().',
    model: model.name,
    field: name,
  });

const gone = ({ model, name }: ColumnMeta): ProgrammingError =>
  new ProgrammingError('NUA_NOT_LOADED', `${model.name}.${name} can't be read: the row is gone.`, {
    fix: 'It was deleted since it was read.',
    model: model.name,
    field: name,
  });
