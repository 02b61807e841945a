import { inspect } from 'node:util';
import { DoesNotExist, MultipleObjectsReturned, ProgrammingError } from '../errors/index.js';
import { QUERY } from '../expressions/index.js';
import type { ExplainOptions, Plan } from '../contract/index.js';
import { count, exists, explain, rows, sql, stream } from '../load/index.js';
import type { QueryState, Shape } from '../query/index.js';
import { createIn, bulkCreateIn, type BulkCreateOptions, deleteIn, type DeleteResult, updateIn } from '../write/index.js';
import { Chain } from './chain.js';
import { firstOf, lastOf, twoOf } from './shapes.js';

/**
 * The rows of a model that meet the conditions of its calls: immutable, lazy, awaitable. It keeps no rows: each await asks the
 * database, except that awaits of one object in the same tick share the answer.
 * @example const posts = await Post.objects.filter({ isPublished: true }).orderBy('-createdAt').slice(0, 20);
 */
export class QuerySet extends Chain {
  #running: Promise<unknown[]> | null = null;

  /** Runs the query. */
  // oxlint-disable-next-line unicorn/no-thenable -- a queryset is awaited
  then<A = unknown[], B = never>(done?: ((rows: unknown[]) => A | PromiseLike<A>) | null, failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    return this.#rows().then(done, failed);
  }
  catch<B = never>(failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<unknown[] | B> {
    return this.#rows().catch(failed);
  }
  finally(done?: (() => void) | null): Promise<unknown[]> {
    return this.#rows().finally(done);
  }
  #rows(): Promise<unknown[]> {
    if (!this.#running) {
      this.#running = rows(this[QUERY]);
      queueMicrotask(() => {
        this.#running = null;
      });
    }
    return this.#running;
  }

  #on(shape: Shape): QueryState {
    return { ...this[QUERY], shape };
  }

  /**
   * The one row that meets the conditions.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST; MultipleObjectsReturned NUA_MULTIPLE_OBJECTS
   * @example await Post.objects.get({ pk: 1 }) // SELECT ... WHERE "post"."id" = $1 LIMIT 2
   */
  async get(...conditions: unknown[]): Promise<unknown> {
    const state = (conditions.length > 0 ? this.filter(...conditions) : this)[QUERY];
    const found = await rows({ ...state, shape: twoOf(state.shape) });
    if (found.length === 1) return found[0];
    const { name } = state.shape.meta;
    if (found.length === 0) throw new DoesNotExist('NUA_DOES_NOT_EXIST', `No ${name} matches.`, { fix: 'Use filter(...).first() where there may be none: it gives null.', model: name });
    throw new MultipleObjectsReturned('NUA_MULTIPLE_OBJECTS', `More than one ${name} matches.`, { fix: 'Filter by a unique field, or use first().', model: name });
  }

  /** The first row by the ordering, or by the key where there is none; null when no row matches. */
  async first(): Promise<unknown> {
    const found = await rows(this.#on(firstOf(this[QUERY].shape)));
    return found[0] ?? null;
  }
  /** The last row by the ordering, or by the key where there is none; null when no row matches. */
  async last(): Promise<unknown> {
    const found = await rows(this.#on(lastOf(this[QUERY].shape)));
    return found[0] ?? null;
  }

  /** How many rows match: SELECT COUNT(*). */
  count(): Promise<number> {
    return count(this[QUERY]);
  }
  /** Whether a row matches: SELECT 1 ... LIMIT 1. */
  exists(): Promise<boolean> {
    return exists(this[QUERY]);
  }

  /** Rows by key; without keys, all of them. */
  async inBulk(keys?: readonly unknown[]): Promise<Map<unknown, unknown>> {
    const { meta } = this[QUERY].shape;
    if (this[QUERY].shape.ops().some((op) => op.op === 'values')) {
      throw new ProgrammingError('NUA_QUERY_INVALID', 'inBulk() gives instances: it can\'t follow values().', { fix: 'Leave values() out, or use only().', model: meta.name });
    }
    const found = keys === undefined ? await this : keys.length === 0 ? [] : await this.filter({ pk__in: [...keys] });
    const [key, ...more] = meta.primaryKey;
    const keyOf = (row: Record<string, unknown>) => (more.length === 0 ? row[key!.name] : row['pk']);
    return new Map(found.map((row) => [keyOf(row as Record<string, unknown>), row]));
  }

  /** Rows one by one, `chunkSize` of them in memory at a time. */
  async *iterator({ chunkSize = 2000 }: { readonly chunkSize?: number } = {}): AsyncIterableIterator<unknown> {
    if (!Number.isSafeInteger(chunkSize) || chunkSize < 1) throw new ProgrammingError('NUA_QUERY_INVALID', 'chunkSize is a whole number from 1.', { fix: 'Leave it out for 2000.' });
    for await (const chunk of stream(this[QUERY], chunkSize)) yield* chunk;
  }
  [Symbol.asyncIterator](): AsyncIterableIterator<unknown> {
    return this.iterator();
  }
  /** @throws ProgrammingError NUA_AWAIT_FIRST */
  get [Symbol.iterator](): never {
    throw new ProgrammingError('NUA_AWAIT_FIRST', `A queryset of ${this[QUERY].shape.meta.name} was iterated without await.`, { fix: 'Write `for (const row of await queryset)` or `for await (const row of queryset)`.' });
  }

  /** The statement, without running it. */
  toSQL(): { readonly sql: string; readonly params: readonly unknown[] } {
    return sql(this[QUERY]);
  }
  /** The database's plan, as text and as a tree. */
  explain(options: ExplainOptions = {}): Promise<Plan> {
    return explain(this[QUERY], options);
  }

  /** A new row. @example await Tag.objects.create({ name: 'x' }) // INSERT ... RETURNING "id" */
  create(data: unknown): Promise<unknown> {
    return createIn(this[QUERY], data);
  }
  /** Many new rows, in few statements; gives them in order, with their keys. */
  bulkCreate(rowsToCreate: readonly unknown[], options: BulkCreateOptions = {}): Promise<unknown[]> {
    return bulkCreateIn(this[QUERY], rowsToCreate, options);
  }
  /** Sets columns of all rows that match; gives their number. */
  update(values: unknown): Promise<number> {
    return updateIn(this[QUERY], values);
  }
  /** Deletes all rows that match. */
  delete(): Promise<DeleteResult> {
    return deleteIn(this[QUERY]);
  }

  /** @throws ProgrammingError NUA_AWAIT_FIRST: JSON of a queryset would have to ask the database */
  toJSON(): never {
    throw new ProgrammingError('NUA_AWAIT_FIRST', `A queryset of ${this[QUERY].shape.meta.name} was turned into JSON without await.`, { fix: 'Await it: JSON.stringify(await queryset).' });
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
