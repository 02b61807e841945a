import { NuagesError } from 'nuages';
import type { Row, Rows } from './api.js';
import { call } from './api.js';
import type { Json, JsonObject, Op, Query } from './case.js';
import { coerce } from './coerce.js';
import { condition } from './conditions.js';
import { attributesOf, instance } from './instances.js';
import { NotBuilt } from './not-built.js';
import { splitOptions } from './operations.js';
import type { Outcome } from './outcome.js';
import { camelCase } from './paths.js';
import type { Built } from './query.js';
import { buildQuery, relatedManager } from './query.js';
import { encodeInstance } from './rows.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { decode, isLiteral, isObject, tagOf } from './values.js';

/** What a terminal writes through: a queryset, or the related manager that a case names and adds nothing to. */
interface Target {
  readonly built: Built;
  readonly rows: Rows;
}
type Writing = (target: Target, args: readonly Json[], options: object) => Promise<Outcome>;

const nothing: Outcome = { value: null };
const full = ({ model }: Built, row: unknown): unknown => encodeInstance(model, row as Row, [], 'full');

/** a terminal of related managers */
const linking =
  (method: string, listed: (items: readonly Json[]) => Json = (items) => items): Writing =>
  async ({ built, rows }, items, options) => {
    await call(rows, method, [await itemsOf(built.world, built.model, listed(items)), options]);
    return nothing;
  };
const getting =
  (method: string): Writing =>
  async ({ built, rows }, [lookups], options) => {
    const [row, created] = (await call(rows, method, [condition(built, lookups!), options])) as [unknown, boolean];
    return { row: full(built, row), created };
  };

const writing: Readonly<Record<string, Writing>> = {
  update: async ({ built, rows }, [values]) => ({
    value: await call(rows, 'update', [attributesOf(built.world, built.model, values!)]),
  }),
  delete: async ({ built, rows }) => ({ value: deleted(built.world, await call(rows, 'delete')) }),
  create: async ({ built, rows }, [values], options) => ({
    row: full(built, await call(rows, 'create', [attributesOf(built.world, built.model, values!), options])),
  }),
  get_or_create: getting('getOrCreate'),
  update_or_create: getting('updateOrCreate'),
  bulk_create: async ({ built, rows }, [objects], options) => {
    const made = (await call(rows, 'bulkCreate', [instances(built, objects!), options])) as readonly unknown[];
    return { rows: made.map((row) => full(built, row)), ordered: true };
  },
  bulk_update: async ({ built, rows }, [objects, names], options) => ({
    value: await call(rows, 'bulkUpdate', [instances(built, objects!), namesOf(built, names!), options]),
  }),
  add: linking('add'),
  remove: linking('remove'),
  set: linking('set', ([items]) => items!),
  clear: async ({ rows }, _, options) => {
    await call(rows, 'clear', [options]);
    return nothing;
  },
};

/** Whether a terminal changes rows. */
export const isWriting = (terminal: string | Op): boolean => nameOf(terminal) in writing;
const nameOf = (terminal: string | Op): string => (typeof terminal === 'string' ? terminal : terminal[0]);

/** Writes what the case writes. An option that a method doesn't have yet is not built. */
export async function runWriting(world: World, query: Query, terminal: string | Op): Promise<Outcome> {
  const built = buildQuery(world, query);
  const { from, rel, ops = [] } = query;
  const rows = from !== undefined && rel !== undefined && ops.length === 0 ? relatedManager(world, from, rel) : built.rows;
  const [items, given] = splitOptions(typeof terminal === 'string' ? [] : terminal.slice(1));
  try {
    return await writing[nameOf(terminal)]!({ built, rows }, items, optionsOf(built, given));
  } catch (error) {
    const [unknown] = (error instanceof NuagesError && / has no option "\w+"/.exec(error.message)) || [];
    throw unknown === undefined ? error : new NotBuilt(`${nameOf(terminal)}${unknown}`);
  }
}

/** `[total, { model: rows }]`. The table of a many-to-many field is named after it: `Task_dependsOn` is Django's `Task_depends_on`. */
export function deleted({ schema }: World, result: unknown): unknown {
  const { count, models } = result as { readonly count: number; readonly models: Readonly<Record<string, number>> };
  const links = schema.models.flatMap(({ name, data }) =>
    data.fields.flatMap(({ camel, relation }) =>
      relation?.through_auto === true ? [[`${name}_${camel}`, relation.through!] as const] : [],
    ),
  );
  const names = new Map<string, string>(links);
  return [count, Object.fromEntries(Object.entries(models).map(([name, rows]) => [names.get(name) ?? name, rows]))];
}

const instances = ({ world }: Built, objects: Json): readonly Row[] => (objects as readonly Json[]).map((one) => instance(world, one));
const namesOf = ({ world, model }: Built, names: Json): readonly unknown[] =>
  (names as readonly Json[]).map((name) => (typeof name === 'string' ? world.paths.loading(model, name) : name));

type Option = (built: Built, value: Json) => unknown;
const values: Option = ({ world, model }, given) => attributesOf(world, model, given);
const plain: Option = (_, given) => given;
const options: Readonly<Record<string, Option>> = {
  defaults: values,
  create_defaults: values,
  update_fields: namesOf,
  unique_fields: namesOf,
  // of the model between, whose columns are plain
  through_defaults: (_, given) => Object.fromEntries(Object.entries(given as JsonObject).map(([name, v]) => [camelCase(name), decode(v)])),
};
const optionsOf = (built: Built, given: JsonObject): object =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [camelCase(name), isNothing(value) ? value : (options[name] ?? plain)(built, value)]),
  );
const isNothing = (value: Json): boolean => value === null;

async function itemsOf(world: World, model: SchemaModel, items: Json): Promise<readonly unknown[]> {
  if (tagOf(items) === '$Query') return buildQuery(world, (items as JsonObject)['$Query'] as unknown as Query).rows;
  const key = model.key[0]!;
  return (items as readonly Json[]).map((item) =>
    isLiteral(item) || !isObject(item) ? coerce(decode(item), key.column_type ?? key.type, 'exact') : instance(world, item),
  );
}
