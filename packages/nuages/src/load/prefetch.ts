import { FieldError, printable, suggest } from '../errors/index.js';
import { relatedOf } from '../hydrate/index.js';
import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { QueryState } from '../query/index.js';
import { fill } from './fill.js';
import { whole } from './level.js';
import { type Lookup, loadingOf } from './loading.js';

/** A step of prefetchRelated() and those behind it. */
interface Step {
  readonly name: string;
  query: QueryState | null;
  readonly toAttr: string | null;
  readonly inner: Map<string, Step>;
}

/** Loads what a query's prefetchRelated() names, for its rows. */
export async function prefetch(rows: readonly object[], lookups: readonly Lookup[], values: readonly unknown[]): Promise<void> {
  const steps = new Map<string, Step>();
  addLookups(steps, lookups, values);
  await run(rows, steps);
}

/** Each path as steps; those that a queryset asks for itself stand behind its own. */
function addLookups(steps: Map<string, Step>, lookups: readonly Lookup[], values: readonly unknown[]): void {
  for (const { path, query, toAttr, first } of lookups) {
    let at = steps;
    for (const [i, name] of path.entries()) {
      const last = i === path.length - 1;
      const key = last ? (toAttr ?? name) : name;
      let step = at.get(key);
      if (!step) at.set(key, (step = { name, query: null, toAttr: last ? toAttr : null, inner: new Map() }));
      if (last && query) {
        const own = values.slice(first, first + query.size);
        step.query = { shape: query, values: own };
        addLookups(step.inner, loadingOf(query).lookups, own);
      }
      at = step.inner;
    }
  }
}

/** Relations that don't hang on each other are loaded together. */
async function run(rows: readonly object[], steps: ReadonlyMap<string, Step>): Promise<void> {
  if (rows.length === 0) return;
  await Promise.all([...steps].map(async ([key, step]) => run([...new Set(await follow(rows, key, step))], step.inner)));
}

/** The rows one step further: read for those that don't have them. */
async function follow(rows: readonly object[], key: string, { name, query, toAttr }: Step): Promise<object[]> {
  const found: object[] = [];
  const without = new Map<RelationMeta, object[]>();
  checkName(rows, name, key);
  for (const row of rows) {
    const relation = metaOf(row).accessors.get(name);
    // an attribute that a step before this one filled
    if (!relation || (toAttr !== null && Object.hasOwn(row, toAttr))) found.push(...inside((row as Record<string, unknown>)[key]));
    else if (toAttr === null && relatedOf(row, relation)) found.push(...inside(relatedOf(row, relation)!.value));
    else if (without.has(relation)) without.get(relation)!.push(row);
    else without.set(relation, [row]);
  }
  const read = await Promise.all([...without].map(([relation, parents]) => fill(parents, { ...whole(relation), query, toAttr })));
  return [...found, ...read.flat()];
}

/**
 * Names behind a generic foreign key are known with the rows: one model of theirs must have it.
 * @throws FieldError NUA_FIELD_UNKNOWN
 */
function checkName(rows: readonly object[], name: string, key: string): void {
  if (rows.some((row) => metaOf(row).accessors.has(name) || Object.hasOwn(row, key))) return;
  const models = [...new Set(rows.map(metaOf))];
  throw new FieldError(
    'NUA_FIELD_UNKNOWN',
    `${models.map((meta) => meta.name).join(' and ')} ${models.length > 1 ? 'have' : 'has'} no relation "${printable(name)}" to load.`,
    { fix: suggest(name, models[0]!.name, models[0]!.accessors.keys()), model: models[0]!.name, field: name },
  );
}

const metaOf = (row: object): ModelMeta => (row as { readonly [META]: ModelMeta })[META];
const inside = (value: unknown): object[] => (Array.isArray(value) ? (value as object[]) : value ? [value] : []);
