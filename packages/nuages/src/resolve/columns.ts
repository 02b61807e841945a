import { ProgrammingError } from '../errors/index.js';
import type { SelectColumn } from '../ir/index.js';
import type { RowShape, RowValue } from '../metadata/row-shape.js';
import type { ValuesForm } from '../query/index.js';
import type { Typed } from './expression.js';
import { applyTransforms, type Left } from './lookup.js';
import { columnsOf, deferredOf, maskOf } from './mask.js';
import { follow } from './names.js';
import { column } from './nodes.js';
import { readOf } from './over-nothing.js';
import { columnAt, setUp, trim } from './path.js';
import type { Resolution } from './resolution.js';
import { relatedRows } from './select-related.js';

export interface Columns {
  readonly columns: readonly SelectColumn[];
  /** what each row becomes */
  readonly row: RowShape;
}

/** The columns that a query reads. */
export function resolveColumns(resolution: Resolution): Columns {
  return resolution.values ? valuesColumns(resolution, resolution.values) : instanceColumns(resolution);
}

function instanceColumns(resolution: Resolution): Columns {
  const { meta, base, joins, annotations } = resolution;
  const mask = maskOf(resolution.loading);
  const read = columnsOf(meta, mask);
  const selected = [...annotations]
    .filter(([, a]) => a.selected)
    .map(([name, { expr }]) => ({ name, expr: readOf(expr), type: expr.type }));
  const columns: SelectColumn[] = [
    ...read.map((c) => ({ expr: columnAt(joins, base, meta, c), type: c.type })),
    ...selected.map(({ name, expr, type }) => ({ expr, type, label: name })),
  ];
  return {
    row: {
      kind: 'instance',
      meta,
      columns: read.map((c, position) => ({ column: c, position })),
      deferred: deferredOf(meta, read),
      annotations: selected.map(({ name, type }, i) => ({ name, type, position: read.length + i })),
      related: relatedRows(resolution, columns, mask),
    },
    columns,
  };
}

/** What values() without names reads: the columns, then the annotations; a flat list the first of them. */
export function everyName({ meta, annotations }: Resolution, form: ValuesForm): string[] {
  const names = [...meta.columns.map((c) => c.name), ...[...annotations].filter(([, a]) => a.selected).map(([name]) => name)];
  return form === 'flat' ? names.slice(0, 1) : names;
}

function valuesColumns(resolution: Resolution, { form, names }: NonNullable<Resolution['values']>): Columns {
  if (form === 'flat' && names.length !== 1) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `valuesList with flat: true takes one name, not ${names.length}.`, {
      fix: 'Name one column, or leave flat out.',
    });
  }
  const columns: SelectColumn[] = [];
  const values = names.map((name): RowValue => {
    const parts = valueAt(resolution, name).map((c) => {
      const position = columns.push(c.expr.node === 'column' ? c : { ...c, label: name }) - 1;
      return { name, type: c.type, position };
    });
    return parts.length === 1 ? parts[0]! : { ...parts[0]!, parts };
  });
  return { columns, row: form === 'flat' ? { kind: 'flat', value: values[0]! } : { kind: form, values } };
}

/** A value of a row at a path, through annotations, relations and transforms; to-many relations are joined outside. */
export function valueAt(resolution: Resolution, path: string): readonly SelectColumn[] {
  const named = resolution.named.get(path);
  if (named) return named;
  const { joins, base, meta } = resolution;
  const transformed = (left: Left, rest: readonly string[]): SelectColumn => {
    const { expr, type } = applyTransforms(left, rest, resolution.scope(null));
    return { expr: readOf(expr as Typed), type };
  };
  const annotation = resolution.annotationAt(path);
  if (annotation) return [transformed(annotation.left, annotation.rest)];
  const followed = follow(meta, path, resolution.annotations.keys());
  const { alias, targets } = trim(joins, followed, setUp(joins, base, followed.steps, null));
  return targets.map((target) =>
    transformed({ expr: column(alias, target), type: target.type, of: `${target.model.name}.${target.name}` }, followed.rest),
  );
}
