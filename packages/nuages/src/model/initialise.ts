import { ProgrammingError, ValueError } from '../errors/index.js';
import { setRelated, stateOf } from '../hydrate/index.js';
import type { ColumnMeta, ModelMeta, RelationMeta } from '../metadata/index.js';
import { checkRelated, isComputed, isInstance } from '../write/index.js';
import { expandGenerics, knowGenerics } from './generic-value.js';
import { misnamed, undefinedValue } from './misnamed.js';
import { setInverse } from './set-inverse.js';

type Row = Record<string, unknown>;
/** A column with the relation whose key it holds. */
interface Part {
  readonly column: ColumnMeta;
  readonly relation: RelationMeta | null;
}
const parts = new WeakMap<ModelMeta, readonly Part[]>();

/** Gives a new row the values of `data`, and defaults where it has none, in the order of the columns. */
export function initialise(row: object, meta: ModelMeta, data: object): void {
  const own = named(meta, data);
  const given = expandGenerics(meta, own);
  let taken = 0;
  for (const part of partsOf(meta)) if (give(row as Row, part, given)) taken++;
  if (taken < Object.keys(given).length) throw misnamed(meta, given);
  knowGenerics(row, meta, own);
}

/** `pk` stands for the columns of the key. */
function named({ primaryKey, name }: ModelMeta, data: object): Row {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new ProgrammingError('NUA_WRITE_INVALID', `${name} takes an object of values.`, {
      fix: `Write new ${name}({ ... }).`,
      model: name,
    });
  }
  if (!('pk' in data)) return data as Row;
  const { pk, ...rest } = data as Row;
  if (primaryKey.length === 1) return { ...rest, [primaryKey[0]!.name]: pk };
  if (Array.isArray(pk) && pk.length === primaryKey.length)
    return { ...rest, ...Object.fromEntries(primaryKey.map((key, i) => [key.name, pk[i]])) };
  throw new ValueError('NUA_VALUE_INVALID', `${name}.pk takes a list of ${primaryKey.length} values.`, {
    fix: `Give [${primaryKey.map((k) => k.name).join(', ')}].`,
    model: name,
    field: 'pk',
  });
}

/** Whether `given` had a value for it. */
function give(row: Row, { column, relation }: Part, given: Row): boolean {
  const { name, field } = column;
  const value = given[name];
  if (value !== undefined && !column.options.generated) {
    row[name] = accepted(column, value);
    return true;
  }
  if (relation && given[field] !== undefined) {
    point(row, column, relation, given[field]);
    return true;
  }
  row[name] = initial(row, column);
  return false;
}

function point(row: Row, column: ColumnMeta, relation: RelationMeta, value: unknown): void {
  if (!isInstance(value)) {
    row[column.name] = accepted(column, value);
    return;
  }
  checkRelated(relation, value);
  row[column.name] = (value as unknown as Row)[relation.steps[0]!.on[0]![1].name] ?? null;
  setRelated(row, relation, value);
  setInverse(row, relation, value);
}

/** What a column has that no value was given for. What the database fills in is undefined until it is saved; a numbered key is null. */
function initial(row: Row, column: ColumnMeta): unknown {
  const { name, options, model } = column;
  const { default: value, dbDefault, generated } = options;
  if (value === undefined) {
    if (dbDefault === undefined && !generated) return null;
    (stateOf(row).unset ??= new Set()).add(name);
    return undefined;
  }
  const made: unknown = typeof value === 'function' ? value() : value;
  if (made === undefined)
    throw undefinedValue(model.name, name, `The default of ${model.name}.${name} gave undefined.`, 'Let it give null for NULL.');
  return accepted(column, made);
}

/** A value in the form in which it will be read: '12.50' for a decimal is that Decimal. What the field doesn't take is left for save() and fullClean() to refuse. */
function accepted({ type }: ColumnMeta, value: unknown): unknown {
  // what the database gives back for a type of its own need not be what it takes
  if (value === null || type.kind === 'json' || type.column.name === 'custom' || isComputed(value)) return value;
  try {
    const cell = type.encode(value);
    return type.decode ? type.decode(cell as never) : cell;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return value;
    throw error;
  }
}

function partsOf(meta: ModelMeta): readonly Part[] {
  let known = parts.get(meta);
  if (!known) {
    known = meta.columns.map((column) => ({
      column,
      relation: column.field === column.name ? null : (meta.relations.get(column.field) ?? null),
    }));
    parts.set(meta, known);
  }
  return known;
}
