import { ProgrammingError } from '../errors/index.js';
import { type Loader, setColumn } from '../hydrate/index.js';
import { readColumns } from './columns.js';

/** Reads what a row's own query left out. */
export const loader: Loader = {
  async column(row, column) {
    const { model, name } = column;
    const values = await readColumns(row, model, [column]);
    if (!values) {
      throw new ProgrammingError('NUA_NOT_LOADED', `${model.name}.${name} can't be read: the row is gone.`, {
        fix: 'It was deleted since it was read.',
        model: model.name,
        field: name,
      });
    }
    setColumn(row, column, values[0]);
    return values[0];
  },
};
