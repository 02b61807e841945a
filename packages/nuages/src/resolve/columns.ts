import { ProgrammingError } from '../errors/index.js';
import { EXPRESSION, type Expression } from '../expressions/index.js';
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

function valuesColumns(resolution: Resolution, { form, names, first }: NonNullable<Resolution['values']>): Columns {
  const { meta, counter } = resolution;
  const all = form === 'flat' ? meta.columns.slice(0, 1) : meta.columns;
  const given = names.length > 0 ? names : all.map((c) => c.name);
  if (form === 'flat' && given.length !== 1) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `valuesList with flat: true takes one name, not ${given.length}.`, {
      fix: 'Name one column, or leave flat out.',
    });
  }
  const { next } = counter;
  counter.next = first;
  const columns = given.flatMap((item) => (typeof item === 'string' ? valueAt(resolution, item) : computed(resolution, item)));
  counter.next = next;
  if (columns.length !== given.length) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `${meta.name}.pk is a key of several columns and has no single value.`, {
      fix: `Name ${meta.primaryKey.map((c) => c.name).join(', ')}.`,
      model: meta.name,
    });
  }
  const values = columns.map(({ type }, position) => ({ name: nameOf(given[position]!, position), type, position }));
  return { columns, row: form === 'flat' ? { kind: 'flat', value: values[0]! } : { kind: form, values } };
}

function computed(resolution: Resolution, expression: Expression): SelectColumn[] {
  const expr = resolution.scope(null).expression(expression);
  return [{ expr, type: expr.type }];
}
/** an expression is called by what it is and where it stands: `f1`, `lower2` */
function nameOf(item: string | Expression, position: number): string {
  if (typeof item === 'string') return item;
  const data = item[EXPRESSION];
  return `${data.kind === 'call' ? data.op : data.kind === 'path' ? 'f' : data.kind}${position + 1}`;
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

/**
 * Column names as only() and defer() take them: attributes, relations for their key, `pk`. A name behind a relation is a column of the row
 * there, which is read through that relation's key; a set of rows has no column here.
 */
export function loadingNames(meta: ModelMeta, names: readonly string[], keys: boolean): string[] {
  return names.flatMap((name) => {
    const own = columnsNamed(meta, name);
    if (own) return own.map((c) => c.name);
    const [begin, ...behind] = name.split('__');
    const relation = meta.relations.get(begin!);
    if (!relation) throw unknownField(meta, begin!, name);
    if (behind.length > 0) follow(meta, name);
    const column = relation.steps[0]!.forward ? relation.key : null;
    return column && (keys || behind.length === 0) ? [column.name] : [];
  });
}
