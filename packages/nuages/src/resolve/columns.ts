import { ProgrammingError } from '../errors/index.js';
import type { SelectColumn } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { RowShape } from '../metadata/row-shape.js';
import { applyTransforms } from './lookup.js';
import { columnsNamed, follow, unknownField } from './names.js';
import { column } from './nodes.js';
import { setUp, trim } from './path.js';
import type { Resolution } from './resolution.js';

export interface Columns {
  readonly columns: readonly SelectColumn[];
  /** what each row becomes */
  readonly row: RowShape;
}

/** The columns that a query reads. */
export function resolveColumns(resolution: Resolution): Columns {
  return resolution.values ? valuesColumns(resolution, resolution.values) : instanceColumns(resolution);
}

function instanceColumns({ meta, base, loading }: Resolution): Columns {
  const loaded = (c: ColumnMeta) => c.options.primaryKey || meta.primaryKey.includes(c) || loading.names.has(c.name) === loading.only;
  const all = loading.names.size === 0 && !loading.only;
  const columns = all ? meta.columns : meta.columns.filter(loaded);
  return {
    columns: columns.map((c) => ({ expr: column(base, c), type: c.type })),
    row: {
      kind: 'instance',
      meta,
      columns: columns.map((c, position) => ({ column: c, position })),
      deferred: all ? [] : meta.columns.filter((c) => !columns.includes(c)),
      annotations: [],
    },
  };
}

function valuesColumns(resolution: Resolution, { form, names }: NonNullable<Resolution['values']>): Columns {
  const { meta } = resolution;
  const paths = names.length > 0 ? names : meta.columns.map((c) => c.name);
  if (form === 'flat' && paths.length !== 1) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `valuesList with flat: true takes one name, not ${paths.length}.`, { fix: 'Name one column, or leave flat out.' });
  }
  const columns = paths.flatMap((path) => valueAt(resolution, path));
  if (columns.length !== paths.length) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `${meta.name}.pk is a key of several columns and has no single value.`, { fix: `Name ${meta.primaryKey.map((c) => c.name).join(', ')}.`, model: meta.name });
  }
  const values = columns.map(({ type }, position) => ({ name: paths[position]!, type, position }));
  return { columns, row: form === 'flat' ? { kind: 'flat', value: values[0]! } : { kind: form, values } };
}

/** A value of a row at a path, through relations and transforms; to-many relations are joined outside. */
function valueAt(resolution: Resolution, path: string): SelectColumn[] {
  const followed = follow(resolution.meta, path);
  const { alias, targets } = trim(resolution.joins, followed, setUp(resolution.joins, resolution.base, followed.steps, null));
  return targets.map((target) => {
    const start = { expr: column(alias, target), type: target.type, of: `${target.model.name}.${target.name}` };
    const { expr, type } = applyTransforms(start, followed.rest, resolution.scope(null));
    return { expr, type };
  });
}

/** Column names as only() and defer() take them: attributes, relations for their key, `pk`. */
export function loadingNames(meta: ModelMeta, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const columns = columnsNamed(meta, name) ?? keyOfRelation(meta, name);
    if (!columns) throw unknownField(meta, name);
    return columns.map((c) => c.name);
  });
}
function keyOfRelation(meta: ModelMeta, name: string): readonly ColumnMeta[] | null {
  const relation = meta.relations.get(name);
  return relation?.key && relation.steps[0]!.forward ? [relation.key] : null;
}
