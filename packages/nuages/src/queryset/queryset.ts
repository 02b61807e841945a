import { inspect } from 'node:util';
import { DoesNotExist, MultipleObjectsReturned, ProgrammingError } from '../errors/index.js';
import { currentFrame } from '../execute/index.js';
import { QUERY } from '../expressions/index.js';
import { count, type ExplainOptions, exists, explain, type Plan, rows, sql, stream } from '../load/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { META } from '../metadata/symbols.js';
import type { QueryState, Shape } from '../query/index.js';
import { createIn, bulkCreateIn, type BulkCreateOptions, deleteIn, type DeleteResult, updateIn } from '../write/index.js';
import { Chain } from './chain.js';
import { firstOf, lastOf, sliced, twoOf } from './shapes.js';
import { thisTick } from './tick.js';

/** Queries under way, apart from their querysets: most are never awaited, and should be small. */
const running = new WeakMap<QuerySet, { readonly tick: number; readonly frame: unknown; readonly rows: Promise<unknown[]> }>();

/**
 * The rows of a model that meet the conditions of its calls: immutable, lazy, awaitable. It keeps no rows: each await asks the
 * database, except that awaits of one object in the same tick and context share the answer.
 * @example const posts = await Post.objects.filter({ isPublished: true }).orderBy('-createdAt').slice(0, 20);
 */
export class QuerySet extends Chain {
  /** Runs the query. */
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

  /**
   * The row that comes first by these columns, or by the model's getLatestBy.
   * @throws DoesNotExist NUA_DOES_NOT_EXIST
   */
  earliest(...by: unknown[]): Promise<unknown> {
    return this.#end('earliest', by, this);
  }
  /** The row that comes last by these columns, or by the model's getLatestBy. */
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

  /** Whether this row is among those that match. */
  async contains(row: unknown): Promise<boolean> {
    const { meta } = this[QUERY].shape;
    if (typeof row !== 'object' || row === null || !(META in row))
      throw new ProgrammingError('NUA_QUERY_INVALID', 'contains() takes an instance.', {
        fix: `Give it a ${meta.name}.`,
        model: meta.name,
      });
    this.#whole('contains');
    if ((row as { [META]: ModelMeta })[META].class.constructor !== meta.class.constructor) return false;
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

  /** How many rows match: SELECT COUNT(*). */
  count(): Promise<number> {
    return count(this[QUERY]);
  }
  /** Whether a row matches: SELECT 1 ... LIMIT 1. */
  exists(): Promise<boolean> {
    return exists(this[QUERY]);
  }

  /**
   * Rows by key, or by the unique column `field`; without keys, all of them.
   * @example const users = await User.objects.inBulk([1, 2]); // Map { 1 => User, 2 => User }
   */
  async inBulk(keys?: readonly unknown[], { field = 'pk' }: { readonly field?: string } = {}): Promise<Map<unknown, unknown>> {
    const { meta } = this[QUERY].shape;
    this.#whole('inBulk');
    const unique = field === 'pk' || meta.columnByName.get(field)?.options.unique || meta.columnByName.get(field)?.options.primaryKey;
    if (!unique)
      throw new ProgrammingError('NUA_QUERY_INVALID', `${meta.name}.${field} is not unique: it can't be the key of a Map.`, {
        fix: 'Name a unique column, or use filter().',
        model: meta.name,
        field,
      });
    if (keys?.length === 0) return new Map();
    const found = await (keys === undefined ? this : this.filter({ [`${field}__in`]: [...keys] })).orderBy();
    const name = field === 'pk' && meta.primaryKey.length === 1 ? meta.primaryKey[0]!.name : field;
    return new Map(found.map((row) => [(row as Record<string, unknown>)[name], row]));
  }

  /** Rows one by one, `chunkSize` of them in memory at a time. */
  async *iterator({ chunkSize = 2000 }: { readonly chunkSize?: number } = {}): AsyncIterableIterator<unknown> {
    if (!Number.isSafeInteger(chunkSize) || chunkSize < 1)
      throw new ProgrammingError('NUA_QUERY_INVALID', 'chunkSize is a whole number from 1.', { fix: 'Leave it out for 2000.' });
    for await (const chunk of stream(this[QUERY], chunkSize)) yield* chunk;
  }
  [Symbol.asyncIterator](): AsyncIterableIterator<unknown> {
    return this.iterator();
  }
  /** @throws ProgrammingError NUA_AWAIT_FIRST */
  get [Symbol.iterator](): never {
    throw new ProgrammingError('NUA_AWAIT_FIRST', `A queryset of ${this[QUERY].shape.meta.name} was iterated without await.`, {
      fix: 'Write `for (const row of await queryset)` or `for await (const row of queryset)`.',
    });
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
