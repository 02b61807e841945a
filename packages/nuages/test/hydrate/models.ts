import { closureMaker } from '../../src/hydrate/closure-maker.js';
import { mayGenerate } from '../../src/hydrate/generate.js';
import { generatedMaker } from '../../src/hydrate/generated-maker.js';
import { Decimal, type ValueType } from '../../src/ir/index.js';
import type { ColumnMeta, ModelMeta } from '../../src/metadata/model-meta.js';
import type { InstanceShape, RowValue } from '../../src/metadata/row-shape.js';

const same = (value: unknown): unknown => value;
export const types = {
  number: { kind: 'number', cell: { name: 'number' }, column: { name: 'integer' }, encode: same },
  text: { kind: 'text', cell: { name: 'text' }, column: { name: 'text' }, encode: same },
  boolean: { kind: 'boolean', cell: { name: 'boolean' }, column: { name: 'boolean' }, encode: same },
  date: { kind: 'datetime', cell: { name: 'datetime' }, column: { name: 'timestamp' }, encode: same },
  decimal: {
    kind: 'decimal',
    cell: { name: 'decimal' },
    column: { name: 'decimal' },
    encode: String,
    decode: (text: string) => new Decimal(text),
  },
  json: { kind: 'json', cell: { name: 'json' }, column: { name: 'json' }, encode: same },
} as const satisfies Record<string, ValueType>;

const options = {
  null: false,
  primaryKey: false,
  unique: false,
  index: false,
  editable: true,
  validators: [],
  autoNow: false,
  autoNowAdd: false,
  identity: false,
};

/** Metadata of a model of plain columns around a class, enough to make rows. */
export function metaOf(cls: abstract new (...args: never[]) => object, columns: Record<string, ValueType>, ownFields = false): ModelMeta {
  const meta = {
    name: cls.name,
    columnByName: new Map(),
    relations: new Map(),
    class: { constructor: cls, prototype: cls.prototype as object, ownFields },
  } as unknown as ModelMeta;
  const all = Object.entries(columns).map(([name, type], index): ColumnMeta => ({
    model: meta,
    name,
    field: name,
    column: name,
    type,
    options,
    checks: [],
    index,
  }));
  for (const column of all) (meta.columnByName as Map<string, ColumnMeta>).set(column.name, column);
  return Object.assign(meta, { columns: all });
}

export function instanceShape(meta: ModelMeta, deferred: readonly string[] = [], annotations: readonly RowValue[] = []): InstanceShape {
  const read = meta.columns.filter((c) => !deferred.includes(c.name));
  return {
    kind: 'instance',
    meta,
    columns: read.map((column, position) => ({ column, position })),
    deferred: meta.columns.filter((c) => deferred.includes(c.name)),
    annotations,
    related: [],
  };
}
export const value = (name: string, type: ValueType, position: number): RowValue => ({ name, type, position });

/** Both ways of making rows; closures alone where the process may not generate code. */
export const makers = [...(mayGenerate() ? ([['generated code', generatedMaker]] as const) : []), ['closures', closureMaker] as const];
