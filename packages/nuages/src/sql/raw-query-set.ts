import { inspect } from 'node:util';
import type { DriverStatement } from '../contract/index.js';
import { bind, compileSql, type Plan } from '../compile/index.js';
import { ProgrammingError } from '../errors/index.js';
import { currentTimeZone, type Database, database } from '../execute/index.js';
import { type Expression, foundType, isSql, rawSql } from '../expressions/index.js';
import { groupOf } from '../hydrate/index.js';
import { gather, loadingOf, type Lookup, newGroup, prefetch } from '../load/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { prefetchOps, rootShape } from '../query/index.js';
import { resolveShape } from '../resolve/index.js';
import { checkText } from './check-text.js';
import { fieldNamed, modelRows, type Translations } from './model-rows.js';
import { statementOf } from './node.js';
import { checkOptions } from './options.js';
import { writes } from './writes.js';

interface Parts {
  readonly meta: ModelMeta;
  readonly fragment: Expression;
  readonly translations: Translations;
  readonly alias: string | null;
  /** what prefetchRelated() was given */
  readonly lookups: readonly unknown[];
}
interface Ready {
  readonly on: Database;
  readonly plan: Plan;
  readonly params: readonly unknown[];
}

/** Instances by SQL of the user's own; what users read of it stands in types/sql.ts. It keeps no rows: each await asks the database. */
export class RawQuerySet {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  then<A = object[], B = never>(
    done?: ((rows: object[]) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#rows().then(done, failed);
  }
  catch<B = never>(failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<object[] | B> {
    return this.#rows().catch(failed);
  }
  finally(done?: (() => void) | null): Promise<object[]> {
    return this.#rows().finally(done);
  }

  async #rows(): Promise<object[]> {
    const { meta, translations } = this.#parts;
    const { on, plan, params } = this.#ready();
    const group = newGroup(on.alias);
    const { rows } = await on.run(modelRows(plan, meta, translations), params, {
      write: writes(plan.sql),
      context: group,
      model: meta.name,
    });
    group.adopt(rows);
    gather(group);
    await this.#prefetch(rows);
    return rows;
  }

  prefetchRelated(...lookups: unknown[]): RawQuerySet {
    const parts = { ...this.#parts, lookups: [...this.#parts.lookups, ...lookups] };
    // names that aren't there are said at once
    if (parts.meta.ready) void lookupsOf(parts);
    return new RawQuerySet(parts);
  }
  async #prefetch(rows: readonly object[]): Promise<void> {
    if (this.#parts.lookups.length === 0) return;
    const { lookups, values } = lookupsOf(this.#parts);
    await prefetch(rows, lookups, values);
  }

  /** what the SQL gives, by the database's names; reads at most a row */
  async columns(): Promise<readonly string[]> {
    const { on, plan, params } = this.#ready();
    let columns: readonly string[] = [];
    const statement: DriverStatement = {
      sql: plan.sql,
      name: null,
      columns: null,
      make: () => null,
      describe(names) {
        columns = names;
        return { columns: names.map(() => foundType.cell), make: () => null };
      },
    };
    const { name: model } = this.#parts.meta;
    for await (const _ of on.iterate(statement, params, { chunkSize: 1, context: () => null, model })) break;
    return columns;
  }

  async *iterator({ chunkSize = 2000 }: { readonly chunkSize?: number } = {}): AsyncGenerator<object> {
    const { meta, translations } = this.#parts;
    const { on, plan, params } = this.#ready();
    const context = () => newGroup(on.alias);
    for await (const chunk of on.iterate(modelRows(plan, meta, translations), params, { chunkSize, context, model: meta.name })) {
      if (chunk.length > 0) groupOf(chunk[0]!)!.adopt(chunk);
      await this.#prefetch(chunk);
      yield* chunk;
    }
  }
  [Symbol.asyncIterator](): AsyncGenerator<object> {
    return this.iterator();
  }
  get [Symbol.iterator](): never {
    throw this.#awaitFirst('iterated');
  }

  using(alias: string): RawQuerySet {
    return new RawQuerySet({ ...this.#parts, alias });
  }

  toSQL(): { readonly sql: string; readonly params: readonly unknown[] } {
    const { plan, params } = this.#ready();
    return { sql: plan.sql, params };
  }

  #ready(): Ready {
    const { fragment, alias } = this.#parts;
    const on = database(alias ?? undefined);
    const { node, values } = statementOf(fragment, on.alias);
    const plan = compileSql(node, on.dialect);
    checkText(plan.sql);
    return { on, plan, params: bind(plan, values, currentTimeZone) };
  }

  /** JSON would have to ask the database. */
  toJSON(): never {
    throw this.#awaitFirst('turned into JSON');
  }
  #awaitFirst(what: string): ProgrammingError {
    return new ProgrammingError('NUA_AWAIT_FIRST', `A raw queryset of ${this.#parts.meta.name} was ${what} without await.`, {
      fix: 'Await it first.',
    });
  }
  /** never runs */
  [inspect.custom](): string {
    return `RawQuerySet<${this.#parts.meta.name}>`;
  }
}

/** A raw queryset of a model: of text with `?` for each of `params`, or of a fragment, which has its values already. */
export function raw(meta: ModelMeta, alias: string | null, sql: unknown, ...rest: readonly unknown[]): RawQuerySet {
  const [params, given] = isSql(sql) && !Array.isArray(rest[0]) ? [undefined, rest[0]] : [rest[0], rest[1]];
  const fragment = isSql(sql) ? sql : rawSql(sql, params);
  if (isSql(sql) && params !== undefined)
    throw new ProgrammingError('NUA_QUERY_INVALID', 'raw() was given a fragment and values beside it.', {
      fix: 'Put the values into the template.',
      model: meta.name,
    });
  const { using = alias, translations = {} } = checkOptions('raw', given) as {
    readonly using?: string;
    readonly translations?: Translations;
  };
  for (const name of Object.values(translations)) fieldNamed(meta, name);
  return new RawQuerySet({ meta, fragment, translations, alias: using, lookups: [] });
}

/** @throws FieldError NUA_FIELD_UNKNOWN */
function lookupsOf({ meta, lookups: given }: Parts): { readonly lookups: readonly Lookup[]; readonly values: readonly unknown[] } {
  const { lookups, own } = prefetchOps(given);
  const shape = rootShape(meta).sprout({ op: 'prefetch', lookups }, own.length);
  resolveShape(shape);
  return { lookups: loadingOf(shape).lookups, values: own };
}
