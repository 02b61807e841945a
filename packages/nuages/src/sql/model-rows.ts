import type { DriverStatement, FoundRows } from '../contract/index.js';
import { FieldError, printable, ProgrammingError, suggest } from '../errors/index.js';
import { foundType } from '../expressions/index.js';
import { makeRow } from '../hydrate/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { RowColumn, RowValue } from '../metadata/row-shape.js';
import type { Plan } from '../compile/index.js';
import { checkNames } from './plain-rows.js';
import { Statements } from './statements.js';

/** What columns of the SQL are called -> the attribute that each is. */
export type Translations = Readonly<Record<string, string>>;

const known = new WeakMap<ModelMeta, Statements<object>>();

/** Rows as instances, each value under the name of its column or attribute, in any order. */
export function modelRows({ sql, name }: Plan, meta: ModelMeta, translations: Translations): DriverStatement<object> {
  let statements = known.get(meta);
  if (!statements) known.set(meta, (statements = new Statements()));
  const names = Object.entries(translations);
  return statements.get(names.length === 0 ? sql : JSON.stringify([sql, names]), name, (kept) => ({
    sql,
    name: kept,
    columns: null,
    make: (_, ...cells) => cells,
    describe: (found) => instances(meta, found, translations),
  }));
}

function instances(meta: ModelMeta, names: readonly string[], translations: Translations): FoundRows<object> {
  const columns: RowColumn[] = [];
  const annotations: RowValue[] = [];
  for (const [position, name] of names.entries()) {
    const column = columnNamed(meta, name, translations);
    if (column) columns.push({ column, position });
    else annotations.push({ name: attribute(meta, name), type: foundType, position });
  }
  checkNames([...columns.map(({ column }) => column.name), ...annotations.map((a) => a.name)]);
  const read = new Set(columns.map(({ column }) => column));
  // a statement that gives no columns gives no rows either
  if (names.length > 0) checkKey(meta, read);
  const shape = {
    kind: 'instance',
    meta,
    columns: columns.toSorted((a, b) => meta.columns.indexOf(a.column) - meta.columns.indexOf(b.column)),
    deferred: meta.columns.filter((column) => !read.has(column)),
    annotations,
    related: [],
  } as const;
  const cells = names.map((_, position) => (columns.find((c) => c.position === position)?.column.type ?? foundType).cell);
  return { columns: cells, make: makeRow(shape) as FoundRows<object>['make'] };
}

function columnNamed(meta: ModelMeta, name: string, translations: Translations): ColumnMeta | undefined {
  if (Object.hasOwn(translations, name)) return fieldNamed(meta, translations[name]!);
  return meta.columns.find(({ column }) => column === name) ?? meta.columnByName.get(name);
}

/** @throws FieldError NUA_FIELD_UNKNOWN */
export function fieldNamed(meta: ModelMeta, name: string): ColumnMeta {
  const found = meta.columnByName.get(name) ?? meta.columns.find(({ field }) => field === name);
  if (found) return found;
  throw new FieldError('NUA_FIELD_UNKNOWN', `${meta.name} has no column "${printable(name)}".`, {
    fix: suggest(name, meta.name, meta.columnByName.keys()),
    model: meta.name,
  });
}

/** what a model has under a name must not be hidden by a value */
function attribute({ name: model, class: { prototype } }: ModelMeta, name: string): string {
  if (!(name in prototype)) return name;
  throw new ProgrammingError(
    'NUA_QUERY_INVALID',
    `The SQL gives a column "${printable(name)}", and ${model} has something else of that name.`,
    {
      fix: 'Give it another name with AS.',
      model,
      field: name,
    },
  );
}

function checkKey({ name, primaryKey }: ModelMeta, read: ReadonlySet<ColumnMeta>): void {
  const missing = primaryKey.find((key) => !read.has(key));
  if (!missing) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `The SQL gives no column "${missing.column}", the key of ${name}.`, {
    fix: 'Select it too: an instance is known by its key.',
    model: name,
    field: missing.name,
  });
}
