import { inspect } from 'node:util';
import { ProgrammingError } from '../errors/index.js';
import { aliasOf, relationKey } from '../hydrate/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import { rootShape } from '../query/index.js';
import { Chain } from './chain.js';
import { forward, Manager } from './manager.js';
import { QuerySet } from './queryset.js';

/** The related rows of one row; its other methods are a queryset's, see forward(). */
export class RelatedManager {
  readonly #row: object;
  readonly #relation: RelationMeta;
  readonly #manager: Manager;

  constructor(row: object, relation: RelationMeta, manager: Manager) {
    this.#row = row;
    this.#relation = relation;
    this.#manager = manager;
  }

  all(): QuerySet {
    const alias = aliasOf(this.#row);
    const all = this.#manager.all().filter(this.#where());
    return alias === null ? all : all.using(alias);
  }

  /** which rows of the other model they are */
  #where(): Readonly<Record<string, unknown>> {
    const { kind, key: column, inverse, model, name, symmetrical } = this.#relation;
    const key = relationKey(this.#row, this.#relation);
    if (key === null || key === undefined) {
      throw new ProgrammingError('NUA_QUERY_INVALID', `This ${model.name} has no key yet: nothing can point at it.`, {
        fix: 'Save it first.',
        model: model.name,
        field: name,
      });
    }
    if (kind === 'reverseForeignKey') return { [column!.name]: key };
    const path = inverse?.name ?? (symmetrical ? name : null);
    return path === null ? { pk__in: linked(this.#relation, key) } : { [path]: key };
  }

  then<A = unknown[], B = never>(
    done?: ((rows: unknown[]) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.all().then(done, failed);
  }
  catch<B = never>(failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<unknown[] | B> {
    return this.all().catch(failed);
  }
  finally(done?: (() => void) | null): Promise<unknown[]> {
    return this.all().finally(done);
  }

  create(data: object): Promise<unknown> {
    const { kind, key, model, name } = this.#relation;
    if (kind !== 'reverseForeignKey') {
      throw new ProgrammingError('NUA_QUERY_INVALID', `${model.name}.${name} is many-to-many: create() is not there yet.`, {
        fix: `Create the row and its link through the model between.`,
        model: model.name,
        field: name,
      });
    }
    return this.#manager.all().create({ ...data, [key!.name]: relationKey(this.#row, this.#relation) });
  }

  [inspect.custom](): string {
    return `<${this.#relation.target.name} set of ${this.#relation.model.name}.${this.#relation.accessor}: not loaded>`;
  }
}

/** the keys that the table between links to, where the relation has no name on the other side */
function linked({ through, steps }: RelationMeta, key: unknown): QuerySet {
  const [near, far] = steps as readonly [RelationMeta['steps'][number], RelationMeta['steps'][number]];
  const links = Chain.from(QuerySet, { shape: rootShape(through!), values: [] });
  return links.filter({ [near.on[0]![1].name]: key }).valuesList(far.on[0]![0].name, { flat: true });
}

type RelatedClass = new (row: object, relation: RelationMeta, manager: Manager) => RelatedManager;
const classes = new WeakMap<object, RelatedClass>();

/** The manager of a to-many relation of a row; its querysets are those of the target's default manager. */
export function relatedManager(row: object, relation: RelationMeta, manager: Manager): RelatedManager {
  const cls = Manager.classOf(manager);
  let made = classes.get(cls);
  if (!made) {
    made = class extends RelatedManager {};
    forward(
      made.prototype,
      cls,
      (self: RelatedManager) => self.all(),
      new Set(['constructor', 'then', 'catch', 'finally', 'all', 'create', 'toJSON']),
    );
    classes.set(cls, made);
  }
  return new made(row, relation, manager);
}
