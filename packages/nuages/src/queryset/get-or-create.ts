import { DoesNotExist, FieldError, IntegrityError, printable, ProgrammingError, suggest } from '../errors/index.js';
import { atomic } from '../execute/index.js';
import { describe, isCondition, isExpression, QUERY } from '../expressions/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import type { QuerySet } from './queryset.js';

type Data = Readonly<Record<string, unknown>>;
/** Makes a row that isn't there. */
export type Create = (data: Data) => Promise<object>;
type Saved = Record<string, unknown> & { save(options: { readonly updateFields: readonly string[] }): Promise<void> };

/**
 * The row that meets the conditions, made where there is none: of the conditions that name a value, and the defaults. Where another makes it
 * meanwhile, that one is given.
 */
export async function getOrCreate(rows: QuerySet, where: unknown, defaults: unknown, create: Create): Promise<[object, boolean]> {
  const { meta, alias } = rows[QUERY].shape;
  const conditions = asData(meta, 'getOrCreate', where);
  const found = await find(rows, conditions);
  if (found) return [found, false];
  const data = { ...named(conditions), ...called(asData(meta, 'getOrCreate', defaults)) };
  try {
    return [await atomic(() => create(data), { ...(alias !== null && { using: alias }) }), true];
  } catch (error) {
    const made = error instanceof IntegrityError ? await find(rows, conditions) : null;
    if (made) return [made, false];
    throw error;
  }
}

/** The same, with the defaults written to a row that is there; it is locked meanwhile. `createDefaults`: of a new row, in place of the defaults. */
export function updateOrCreate(
  rows: QuerySet,
  where: unknown,
  { defaults = {}, createDefaults = defaults }: { readonly defaults?: unknown; readonly createDefaults?: unknown },
  create: Create,
): Promise<[object, boolean]> {
  const { meta, alias } = rows[QUERY].shape;
  const update = async (): Promise<[object, boolean]> => {
    const [row, created] = await getOrCreate(rows.selectForUpdate(), where, createDefaults, create);
    if (created) return [row, true];
    const values = called(asData(meta, 'updateOrCreate', defaults));
    for (const name of Object.keys(values)) checkName(meta, name);
    Object.assign(row, values);
    const times = meta.columns.filter((c) => c.options.autoNow).map((c) => c.field);
    await (row as Saved).save({ updateFields: [...Object.keys(values), ...times] });
    return [row, false];
  };
  return atomic(update, { ...(alias !== null && { using: alias }) });
}

async function find(rows: QuerySet, conditions: Data): Promise<object | null> {
  try {
    return (await rows.get(conditions)) as object;
  } catch (error) {
    if (error instanceof DoesNotExist) return null;
    throw error;
  }
}

function asData({ name }: ModelMeta, method: string, given: unknown): Data {
  const isData = typeof given === 'object' && given !== null && !Array.isArray(given) && !isCondition(given) && !isExpression(given);
  if (isData) return given as Data;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${method}() of ${name} takes the values of fields, not ${describe(given)}.`, {
    fix: `Write ${method}({ name: 'x' }, { defaults: { ... } }).`,
    model: name,
  });
}

/** What a condition says of a new row: names without a lookup. */
const named = (conditions: Data): Data => Object.fromEntries(Object.entries(conditions).filter(([name]) => !name.includes('__')));
const called = (data: Data): Data =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, typeof value === 'function' ? (value as () => unknown)() : value]));

function checkName({ name: model, columnByName, relations, columns }: ModelMeta, name: string): void {
  if (columnByName.has(name) || relations.get(name)?.key) return;
  throw new FieldError('NUA_FIELD_UNKNOWN', `${model} has no field "${printable(name)}" to write.`, {
    fix: suggest(
      name,
      model,
      columns.flatMap((c) => [c.name, c.field]),
    ),
    model,
    field: name,
  });
}
