import { type AnyField, type ColumnOptions, FIELD, type ForeignKeyField } from '../fields/index.js';
import type { ValueType } from '../ir/index.js';
import type { Binding, Bindings } from './binding.js';
import { isKey } from './define.js';
import { invalid } from './model-error.js';
import type { ColumnMeta } from './model-meta.js';
import { columnName } from './naming.js';

/** The columns of a model, in order of declaration, and its key. */
export function bindColumns(binding: Binding, models: Bindings): void {
  const { meta, definition } = binding;
  const inherited = new Set(models.bases(binding).flatMap((base) => base.meta.columns));
  const own: ColumnMeta[] = [];
  for (const [field, data] of definition.fields) {
    const column = columnOf(binding, field, data, models);
    if (column) own.push(Object.freeze({ ...column, model: meta, field, index: own.length }));
  }
  const columns = [...inherited, ...own];
  meta.columns = Object.freeze(columns);
  meta.columnByName = new Map(columns.map((c) => [c.name, c]));
  const { concrete } = meta;
  meta.ownColumns = concrete === meta ? Object.freeze(own) : concrete.ownColumns;
  meta.primaryKey = concrete === meta ? Object.freeze(keyColumns(binding, own)) : concrete.primaryKey;
}

type Own = Pick<ColumnMeta, 'name' | 'column' | 'type' | 'options' | 'checks'>;

function columnOf(binding: Binding, name: string, field: AnyField, models: Bindings): Own | null {
  switch (field[FIELD]) {
    case 'column':
      return { name, column: field.options.column ?? columnName(name), type: field.type, options: field.options, checks: field.checks };
    case 'foreignKey':
      return {
        name: `${name}Id`,
        column: field.column ?? `${columnName(name)}_id`,
        type: keyType(binding, name, field, models),
        options: keyOptions(field),
        checks: [],
      };
    case 'manyToMany':
    case 'genericForeignKey':
    case 'genericRelation':
    case 'compositeKey':
      return null;
  }
}

const keyOptions = (field: ForeignKeyField): ColumnOptions =>
  Object.freeze({
    null: field.null,
    primaryKey: field.primaryKey,
    unique: field.unique,
    index: field.index,
    editable: field.editable,
    validators: [],
    autoNow: false,
    autoNowAdd: false,
    identity: false,
    ...(field.default !== undefined && { default: field.default }),
    ...(field.column !== undefined && { column: field.column }),
    ...(field.helpText !== undefined && { helpText: field.helpText }),
  });

/** A foreign key holds what the column holds that it points at, which may be a foreign key itself. */
function keyType(binding: Binding, name: string, field: ForeignKeyField, models: Bindings, seen: readonly string[] = []): ValueType {
  const target = models.concrete(models.target(binding, name, field.to));
  const [pointedAt, data] = pointedField(binding, name, field, target);
  if (data[FIELD] === 'column') return data.type;
  const at = `${target.label}.${pointedAt}`;
  if (seen.includes(at))
    throw invalid(binding.meta.name, name, 'points at a key that points back at it', 'Give one of the models a key of its own.');
  return keyType(target, pointedAt, data as ForeignKeyField, models, [...seen, at]);
}

/** the field of the target that a foreign key points at: a column or a foreign key */
function pointedField(binding: Binding, name: string, { toField }: ForeignKeyField, target: Binding): readonly [string, AnyField] {
  const { fields } = target.definition;
  if (toField === undefined) {
    const key = [...fields].find(([, f]) => isKey(f))!;
    if (key[1][FIELD] !== 'compositeKey') return key;
    throw invalid(
      binding.meta.name,
      name,
      `points at ${target.meta.name}, whose key is several columns`,
      'Give it toField, a unique column, or declare the columns one by one.',
    );
  }
  const field = toField === 'pk' ? undefined : (fields.get(toField) ?? fields.get(toField.replace(/Id$/, '')));
  if (field && (field[FIELD] === 'column' || field[FIELD] === 'foreignKey'))
    return [fields.has(toField) ? toField : toField.replace(/Id$/, ''), field];
  throw invalid(binding.meta.name, name, `has the toField "${toField}", which is no column of ${target.meta.name}`);
}

/** the column of the target that a foreign key points at */
export function pointedColumn(binding: Binding, name: string, field: ForeignKeyField, target: Binding): ColumnMeta {
  const [pointedAt] = pointedField(binding, name, field, target);
  return target.meta.ownColumns.find((c) => c.field === pointedAt)!;
}

function keyColumns({ meta, definition }: Binding, own: readonly ColumnMeta[]): ColumnMeta[] {
  const composite = definition.fields.get('pk');
  if (composite?.[FIELD] !== 'compositeKey') return own.filter((c) => c.options.primaryKey);
  return composite.columns.map((name) => {
    const column = own.find((c) => c.name === name) ?? own.find((c) => c.field === name);
    if (!column)
      throw invalid(
        meta.name,
        'pk',
        `names "${name}", which is no column of the model`,
        `Columns are ${own.map((c) => c.name).join(', ')}.`,
      );
    if (column.options.null) throw invalid(meta.name, column.field, 'is part of the primary key and can not be null', 'Leave null out.');
    if (column.options.generated) throw invalid(meta.name, column.field, 'is part of the primary key and can not be generated');
    return column;
  });
}
