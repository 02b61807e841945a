import { inspect } from 'node:util';
import { DoesNotExist, MultipleObjectsReturned, printable, ProgrammingError } from '../errors/index.js';
import { currentFrame } from '../execute/index.js';
import { checkOptions, QUERY } from '../expressions/index.js';
import {
  byKeyOf,
  count,
  type ExplainOptions,
  exists,
  explain,
  loadingOf,
  type Plan,
  readByKey,
  rows,
  sql,
  stream,
  summary,
  valueOf,
} from '../load/index.js';
import { sameTable } from '../metadata/inheritance.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { QueryState, Shape } from '../query/index.js';
import { raw, type RawQuerySet } from '../sql/index.js';
import {
  createIn,
  bulkCreateIn,
  type BulkCreateOptions,
  bulkUpdateIn,
  type BulkUpdateOptions,
  deleteIn,
  type DeleteResult,
  updateIn,
} from '../write/index.js';
import { Chain } from './chain.js';
import { getOrCreate, updateOrCreate } from './get-or-create.js';
import { firstOf, lastOf, sliced, twoOf } from './shapes.js';
import { thisTick } from './tick.js';
import { aggregate } from './walk.js';

/** Queries under way, apart from their querysets: most are never awaited, and should be small. */
const running = new WeakMap<QuerySet, { readonly tick: number; readonly frame: unknown; readonly rows: Promise<unknown[]> }>();

const usualChunk = 2000;

/** A queryset's calls that ask the database; what users read of them stands in types/queryset.ts. */
export class QuerySet extends Chain {
  then<A = unknown[], B = never>(
    done?: ((rows: unknown[]) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#rows().then(done, failed);
  }
  catch<B = never>(failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<unknown[] | B> {
    return this.#rows().catch(failed);
  }
  finally(done?: (() => void) | null): Promise<unknown[]> {
    return this.#rows().finally(done);
  }
  #rows(): Promise<unknown[]> {
    const tick = thisTick();
    // another transaction or time zone gives other rows
    const frame = currentFrame();
    const shared = running.get(this);
    if (shared?.tick === tick && shared.frame === frame) return shared.rows;
    const found = rows(this[QUERY]);
    const mine = { tick, frame, rows: found };
    running.set(this, mine);
    // an answer that is there is never given again
    const done = () => {
      if (running.get(this) === mine) running.delete(this);
    };
    found.then(done, done);
    return found;
  }

  #on(shape: Shape): QueryState {
    return { ...this[QUERY], shape };
  }

  async get(...conditions: unknown[]): Promise<unknown> {
    const state = (conditions.length > 0 ? this.filter(...conditions) : this)[QUERY];
    const alone = (): Promise<unknown[]> => rows({ ...state, shape: twoOf(state.shape) });
    const by = byKeyOf(state.shape);
    const found = await (by ? readByKey(state, by, [valueOf(state)], alone) : alone());
    if (found.length === 1) return found[0];
    const { name } = state.shape.meta;
    if (found.length === 0)
      throw new DoesNotExist('NUA_DOES_NOT_EXIST', `No ${name} matches.`, {
        fix: 'Use filter(...).first() where there may be none: it gives null.',
        model: name,
      });
    throw new MultipleObjectsReturned('NUA_MULTIPLE_OBJECTS', `More than one ${name} matches.`, {
      fix: 'Filter by a unique field, or use first().',
      model: name,
    });
  }

  async first(): Promise<unknown> {
    const found = await rows(this.#on(firstOf(this[QUERY].shape)));
    return found[0] ?? null;
  }
  async last(): Promise<unknown> {
    const found = await rows(this.#on(lastOf(this[QUERY].shape)));
    return found[0] ?? null;
  }

  earliest(...by: unknown[]): Promise<unknown> {
    return this.#end('earliest', by, this);
  }
  latest(...by: unknown[]): Promise<unknown> {
    return this.#end('latest', by, this.reverse());
  }
  async #end(method: string, by: readonly unknown[], from: this): Promise<unknown> {
    const { meta } = this[QUERY].shape;
    const names = by.length > 0 ? by : meta.getLatestBy;
    if (names.length === 0) {
      throw new ProgrammingError('NUA_QUERY_INVALID', `${method}() needs columns, since ${meta.name} has no getLatestBy.`, {
        fix: `Write ${method}("createdAt"), or give the model getLatestBy.`,
        model: meta.name,
      });
    }
    return from
      .orderBy(...names)
      .slice(0, 1)
      .get();
  }

  async contains(row: unknown): Promise<boolean> {
    const { meta } = this[QUERY].shape;
    if (typeof row !== 'object' || row === null || !(META in row))
      throw new ProgrammingError('NUA_QUERY_INVALID', 'contains() takes an instance.', {
        fix: `Give it a ${meta.name}.`,
        model: meta.name,
      });
    this.#whole('contains');
    if (!sameTable((row as { [META]: ModelMeta })[META], meta)) return false;
    return await this.filter({ pk: row }).exists();
  }

  /** inBulk() and contains() are about instances, and about all that match */
  #whole(method: string): void {
    const { shape } = this[QUERY];
    const after = sliced(shape) ? 'slice()' : shape.ops().some((op) => op.op === 'values') ? 'values()' : null;
    if (after)
      throw new ProgrammingError('NUA_QUERY_INVALID', `${method}() can't follow ${after}.`, {
        fix: `Call ${method}() on the queryset before it.`,
        model: shape.meta.name,
      });
  }

  count(): Promise<number> {
    return count(this[QUERY]);
  }
  exists(): Promise<boolean> {
    return exists(this[QUERY]);
  }

  async aggregate(expressions: unknown): Promise<Readonly<Record<string, unknown>>> {
    return await summary(aggregate(this[QUERY], expressions));
  }

  async inBulk(keys?: readonly unknown[], { field = 'pk' }: { readonly field?: string } = {}): Promise<Map<unknown, unknown>> {
    const { meta } = this[QUERY].shape;
    this.#whole('inBulk');
    const unique = field === 'pk' || meta.columnByName.get(field)?.options.unique || meta.columnByName.get(field)?.options.primaryKey;
    if (!unique)
      throw new ProgrammingError('NUA_QUERY_INVALID', `${meta.name}.${printable(field)} is not unique: it can't be the key of a Map.`, {
        fix: 'Name a unique column, or use filter().',
        model: meta.name,
        field,
      });
    if (keys?.length === 0) return new Map();
    const found = await this.#among(field, keys);
    const name = field === 'pk' && meta.primaryKey.length === 1 ? meta.primaryKey[0]!.name : field;
    return new Map(found.map((row) => [(row as Record<string, unknown>)[name], row]));
  }

  #among(field: string, keys: readonly unknown[] | undefined): Promise<unknown[]> {
    const alone = (): Promise<unknown[]> =>
      rows((keys === undefined ? this : this.filter({ [`${field}__in`]: [...keys] })).orderBy()[QUERY]);
    if (keys === undefined) return alone();
    const one = this.filter({ [field]: keys[0] })[QUERY];
    const by = byKeyOf(one.shape);
    return by ? readByKey(one, by, keys, alone) : alone();
  }

  async *iterator({ chunkSize }: { readonly chunkSize?: number } = {}): AsyncIterableIterator<unknown> {
    const { shape } = this[QUERY];
    if (chunkSize === undefined && loadingOf(shape).lookups.length > 0)
      throw new ProgrammingError('NUA_QUERY_INVALID', 'iterator() of a queryset with prefetchRelated() needs a chunkSize.', {
        fix: 'Each chunk costs the queries of its relations: write iterator({ chunkSize: 2000 }).',
        model: shape.meta.name,
      });
    yield* this.#chunks(chunkSize ?? usualChunk);
  }
  async *#chunks(size: number): AsyncIterableIterator<unknown> {
    if (!Number.isSafeInteger(size) || size < 1)
      throw new ProgrammingError('NUA_QUERY_INVALID', 'chunkSize is a whole number from 1.', {
        fix: `Leave it out for ${usualChunk}.`,
      });
    for await (const chunk of stream(this[QUERY], size)) yield* chunk;
  }
  [Symbol.asyncIterator](): AsyncIterableIterator<unknown> {
    return this.#chunks(usualChunk);
  }
  get [Symbol.iterator](): never {
    throw new ProgrammingError('NUA_AWAIT_FIRST', `A queryset of ${this[QUERY].shape.meta.name} was iterated without await.`, {
      fix: 'Write `for (const row of await queryset)` or `for await (const row of queryset)`.',
    });
  }

  raw(text: unknown, ...rest: unknown[]): RawQuerySet {
    const { meta, alias } = this[QUERY].shape;
    return raw(meta, alias, text, ...rest);
  }

  toSQL(): { readonly sql: string; readonly params: readonly unknown[] } {
    return sql(this[QUERY]);
  }
  explain(options: ExplainOptions = {}): Promise<Plan> {
    return explain(this[QUERY], options);
  }

  create(data: unknown): Promise<unknown> {
    return createIn(this[QUERY], data);
  }
  getOrCreate(where: unknown, options?: unknown): Promise<[object, boolean]> {
    const { defaults = {} } = checkOptions('getOrCreate', options, ['defaults']);
    return getOrCreate(this, where, defaults, (data) => createIn(this[QUERY], data));
  }
  updateOrCreate(where: unknown, options?: unknown): Promise<[object, boolean]> {
    const given = checkOptions('updateOrCreate', options, ['defaults', 'createDefaults']);
    return updateOrCreate(this, where, given, (data) => createIn(this[QUERY], data));
  }
  bulkCreate(rowsToCreate: readonly unknown[], options: BulkCreateOptions = {}): Promise<unknown[]> {
    return bulkCreateIn(this[QUERY], rowsToCreate, options);
  }
  bulkUpdate(rowsToUpdate: readonly unknown[], fields: readonly unknown[], options: BulkUpdateOptions = {}): Promise<number> {
    return bulkUpdateIn(this[QUERY], rowsToUpdate, fields, options);
  }
  update(values: unknown): Promise<number> {
    return updateIn(this[QUERY], values);
  }
  delete(): Promise<DeleteResult> {
    return deleteIn(this[QUERY]);
  }

  /** JSON of a queryset would have to ask the database. */
  toJSON(): never {
    throw new ProgrammingError('NUA_AWAIT_FIRST', `A queryset of ${this[QUERY].shape.meta.name} was turned into JSON without await.`, {
      fix: 'Await it: JSON.stringify(await queryset).',
    });
  }
  /** its SQL without values; never runs */
  [inspect.custom](): string {
    return `${this.constructor.name}<${this[QUERY].shape.meta.name}> ${described(this[QUERY])}`;
  }
}

function described(state: QueryState): string {
  try {
    return sql(state).sql;
  } catch (error) {
    return `(${(error as Error).message})`;
  }
}
