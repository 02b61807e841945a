import { isExpression } from '../../expressions/index.js';
import { invalid } from '../model-error.js';
import type { ColumnMeta, ModelMeta } from '../model-meta.js';
import { checkPaths } from './paths.js';
import { pathsIn } from './paths-in.js';

/** Generated columns are computed from columns of the row, none of them from itself; the database's defaults from none. */
export function checkComputed(meta: ModelMeta): void {
  const sources = new Map<ColumnMeta, ColumnMeta[]>();
  for (const column of meta.ownColumns) {
    const { generated, dbDefault } = column.options;
    if (isExpression(dbDefault) && pathsIn(dbDefault).length > 0)
      throw invalid(
        meta.name,
        column.field,
        'has a dbDefault that names a column',
        'The database computes a default before there is a row: use generated().',
      );
    if (!generated) continue;
    checkPaths({ meta, what: `the expression of ${column.name}`, reach: 'own' }, generated.expression);
    sources.set(column, columnsIn(meta, generated.expression));
  }
  const visit = (column: ColumnMeta, above: readonly ColumnMeta[]): void => {
    if (above.includes(column))
      throw invalid(meta.name, column.field, `is computed from itself: ${[...above, column].map((c) => c.name).join(' -> ')}`);
    for (const source of sources.get(column) ?? []) visit(source, [...above, column]);
  };
  for (const column of sources.keys()) visit(column, []);
}

const columnsIn = (meta: ModelMeta, expression: unknown): ColumnMeta[] =>
  pathsIn(expression)
    .map(({ path }) => path.split('__')[0]!)
    .flatMap((name) => meta.columnByName.get(name) ?? meta.columns.filter((c) => c.field === name));
