import type { Row } from './api.js';
import type { Show } from './case.js';
import type { Column } from './column.js';
import { kindOf } from './column.js';
import type { Kind } from './kind.js';
import { kindOfField } from './kind.js';
import type { Built } from './query.js';
import type { Field, SchemaModel } from './schema.js';
import { encode } from './values.js';

/** One row of a queryset as an outcome writes it. */
export function encodeRow({ form, model, selected }: Built, row: unknown, show: Show): unknown {
  switch (form.rows) {
    case 'instances':
      return encodeInstance(model, row as Row, selected, show);
    case 'objects':
      return Object.fromEntries(form.columns.map((c) => [c.name, encode((row as Row)[c.camel], kindOf(c))]));
    case 'tuples':
      return form.columns.map((c, i) => encode((row as readonly unknown[])[i], kindOf(c)));
    case 'named':
      return { $named: form.columns.map((c, i) => [c.name, encode((row as readonly unknown[])[i], kindOf(c))]) };
    case 'values':
      return encodeBare(row, form.column && kindOf(form.column));
  }
}

/** The oracle takes an object that is a row by itself for a row of values(): its values are written one by one. */
function encodeBare(row: unknown, kind: Kind): unknown {
  if (kind !== 'json' || typeof row !== 'object' || row === null || Array.isArray(row)) return encode(row, kind);
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, encode(value, 'json')]));
}

/** what isn't is read by an accessor: a key that a parent link holds too, at once */
const isLoaded = (row: Row, { camel_attname: name }: Field): boolean => Object.hasOwn(row, name!);

export function encodeInstance(model: SchemaModel, row: Row, annotations: readonly Column[], show: Show): unknown {
  const ann =
    annotations.length === 0 ? {} : { ann: Object.fromEntries(annotations.map((c) => [c.name, encode(row[c.camel], kindOf(c))])) };
  return { $obj: model.name, pk: encodeKey(model, row), ...ann, ...(show !== 'pk' && encodeFields(model, row, show)) };
}

function encodeKey(model: SchemaModel, row: Row): unknown {
  const values = model.key.map((field) => encodeField(field, row));
  return values.length === 1 ? values[0] : values;
}
export const encodeField = (field: Field, row: Row): unknown => encodeValue(row[field.camel_attname!], field);
/** an expression that is to be written, or was written and isn't read back yet, is no value */
const encodeValue = (value: unknown, field: Field): unknown =>
  isExpression(value) || isWaiting(value) ? { $unset: true } : encode(value, kindOfField(field));
const isExpression = (value: unknown): boolean => typeof value === 'object' && value !== null && 'asc' in value;
const isWaiting = (value: unknown): boolean => typeof value === 'object' && value !== null && 'then' in value;

function encodeFields(model: SchemaModel, row: Row, show: Show): object {
  const [loaded, deferred] = [model.columns.filter((f) => isLoaded(row, f)), model.columns.filter((f) => !isLoaded(row, f))];
  const fields = Object.fromEntries((show === 'loaded' ? loaded : model.columns).map((f) => [f.attname!, encodeField(f, row)]));
  return show === 'loaded' ? { fields, deferred: deferred.map((f) => f.attname!).sort() } : { fields };
}
