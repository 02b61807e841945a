import { inspect } from 'node:util';
import { ProgrammingError } from '../errors/index.js';
import { checkOptions, QUERY } from '../expressions/index.js';
import { aliasOf, relationKey } from '../hydrate/index.js';
import { loadRelation } from '../load/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import { Owner, relatedShape, withRoom } from '../query/index.js';
import { type BulkCreateOptions, type RelatedOptions, type RelatedTo, type RelatedWrites, writeRelated } from '../write/index.js';
import { Chain } from './chain.js';
import { type Create, getOrCreate, updateOrCreate } from './get-or-create.js';
import { forward, Manager } from './manager.js';
import type { QuerySet } from './queryset.js';

/** Which related rows are meant: those of a row. Its default manager's querysets begin with them. */
export interface RelatedSource {
  readonly row: object;
  readonly relation: RelationMeta;
  readonly manager: Manager;
}

/** The related rows of one row, as a queryset. */
function relatedQuery({ row, relation, manager }: RelatedSource): QuerySet {
  const { model, name } = relation;
  const key = relationKey(row, relation);
  if (key === null || key === undefined) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `This ${model.name} has no key yet: nothing can point at it.`, {
      fix: 'Save it first.',
      model: model.name,
      field: name,
    });
  }
  const all = manager.all();
  const { shape, values } = all[QUERY];
  const mine = withRoom(values as unknown[], shape.size);
  mine[shape.size] = new Owner(row, key);
  const set = Chain.from(all.constructor as new () => QuerySet, { shape: relatedShape(shape, relation), values: mine });
  const alias = aliasOf(row);
  return alias === null ? set : set.using(alias);
}

/** The related rows of one row; its other methods are a queryset's, see forward(). */
export class RelatedManager {
  readonly #source: RelatedSource;

  constructor(source: RelatedSource) {
    this.#source = source;
  }

  all(): QuerySet {
    return relatedQuery(this.#source);
  }

  then<A = unknown[], B = never>(
    done?: ((rows: unknown[]) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#load().then(done, failed);
  }
  catch<B = never>(failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<unknown[] | B> {
    return this.#load().catch(failed);
  }
  finally(done?: (() => void) | null): Promise<unknown[]> {
    return this.#load().finally(done);
  }
  async #load(): Promise<unknown[]> {
    const { row, relation } = this.#source;
    // an unsaved row has none, and says so
    void relatedQuery(this.#source);
    return [...((await loadRelation(row, relation)) as unknown[])];
  }

  add(items: unknown, options: RelatedOptions = {}): Promise<void> {
    return this.#write((writes, to) => writes.add(to, items, options));
  }
  remove(items: unknown, options: RelatedOptions = {}): Promise<void> {
    return this.#write((writes, to) => writes.remove(to, items, options));
  }
  set(items: unknown, options: RelatedOptions = {}): Promise<void> {
    return this.#write((writes, to) => writes.set(to, items, options));
  }
  clear(options: RelatedOptions = {}): Promise<void> {
    return this.#write((writes, to) => writes.clear(to, options));
  }
  create(data: unknown, options: RelatedOptions = {}): Promise<unknown> {
    return this.#write((writes, to) => writes.create(to, data, options));
  }
  getOrCreate(where: unknown, options?: unknown): Promise<[object, boolean]> {
    const { defaults = {}, throughDefaults } = checkOptions('getOrCreate', options, ['defaults', 'throughDefaults']);
    return getOrCreate(this.all(), where, defaults, this.#creating(throughDefaults));
  }
  updateOrCreate(where: unknown, options?: unknown): Promise<[object, boolean]> {
    const given = checkOptions('updateOrCreate', options, ['defaults', 'createDefaults', 'throughDefaults']);
    return updateOrCreate(this.all(), where, given, this.#creating(given['throughDefaults']));
  }
  #creating(throughDefaults: unknown): Create {
    const options = throughDefaults === undefined ? {} : { throughDefaults: throughDefaults as Record<string, unknown> };
    return async (data) => (await this.create(data, options)) as object;
  }
  bulkCreate(rows: readonly unknown[], options: RelatedOptions & BulkCreateOptions = {}): Promise<unknown[]> {
    return this.#write((writes, to) => writes.bulkCreate(to, rows, options));
  }
  #write<T>(write: (writes: RelatedWrites, to: RelatedTo) => Promise<T>): Promise<T> {
    const { row, relation, manager } = this.#source;
    const alias = aliasOf(row);
    const targets = alias === null ? manager.all() : manager.all().using(alias);
    return writeRelated({ row, relation, targets: targets[QUERY] }, write);
  }

  [inspect.custom](): string {
    const { relation } = this.#source;
    return `<${relation.target.name} set of ${relation.model.name}.${relation.accessor}: not loaded>`;
  }
}

type RelatedClass = new (source: RelatedSource) => RelatedManager;
const classes = new WeakMap<object, RelatedClass>();

/** The manager of a to-many relation of a row; its querysets are those of the target's default manager. */
export function relatedManager(source: RelatedSource): RelatedManager {
  const cls = Manager.classOf(source.manager);
  let made = classes.get(cls);
  if (!made) {
    made = class extends RelatedManager {};
    forward(
      made.prototype,
      cls,
      (self: RelatedManager) => self.all(),
      new Set(['constructor', 'then', 'catch', 'finally', 'all', 'create', 'bulkCreate', 'getOrCreate', 'updateOrCreate', 'toJSON']),
    );
    classes.set(cls, made);
  }
  return new made(source);
}
