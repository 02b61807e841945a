import { ProgrammingError } from '../errors/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';

/** A column or relation of one row that is not loaded. */
export interface Unloaded {
  readonly model: string;
  readonly name: string;
  /** what to do instead of reading it */
  readonly fix: string;
  /** what is known of it, printed: the key */
  readonly key?: string | undefined;
  load(): Promise<unknown>;
}

/** Stands where a column or relation is not loaded: awaitable, and nothing else. Nothing is read before it is awaited. */
export class NotLoaded {
  readonly #what: Unloaded;
  #loading: Promise<unknown> | null = null;

  constructor(what: Unloaded) {
    this.#what = what;
  }

  get $loaded(): false {
    return false;
  }

  then<A, B = never>(
    done?: ((value: unknown) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#load().then<A, B>(done, failed);
  }
  catch<B>(failed?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<unknown> {
    return this.#load().catch(failed);
  }
  finally(done?: (() => void) | null): Promise<unknown> {
    return this.#load().finally(done);
  }

  [Symbol.toPrimitive](): never {
    throw NotLoaded.refusal(this);
  }
  toJSON(): never {
    throw NotLoaded.refusal(this);
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const { key } = this.#what;
    return key === undefined ? '<not loaded>' : `<not loaded: ${key}>`;
  }

  /** NUA_NOT_LOADED, for whoever reads `member` of it. */
  static refusal(placeholder: NotLoaded, member?: string): ProgrammingError {
    const { model, name, fix } = placeholder.#what;
    const read = member === undefined ? 'it has no value yet' : `"${member}" of it can't be read`;
    return new ProgrammingError('NUA_NOT_LOADED', `${model}.${name} is not loaded: ${read}.`, { fix, model, field: name });
  }

  /** Awaits at the same time share one query; after a failure the next one tries again. */
  #load(): Promise<unknown> {
    return (this.#loading ??= this.#what.load().finally(() => {
      this.#loading = null;
    }));
  }
}

type PlaceholderClass = new (what: Unloaded) => NotLoaded;
const classes = new WeakMap<ModelMeta, PlaceholderClass>();

/** A placeholder for a row of `target`: whatever such a row has, the placeholder refuses to give. */
export function notLoadedRow(target: ModelMeta, what: Unloaded): NotLoaded {
  let Placeholder = classes.get(target);
  if (!Placeholder) classes.set(target, (Placeholder = placeholderFor(target)));
  return new Placeholder(what);
}

function placeholderFor(target: ModelMeta): PlaceholderClass {
  class NotLoadedRow extends NotLoaded {}
  for (const name of membersOf(target)) {
    if (name in NotLoaded.prototype) continue;
    void Object.defineProperty(NotLoadedRow.prototype, name, {
      configurable: true,
      get(this: NotLoadedRow) {
        throw NotLoaded.refusal(this, name);
      },
    });
  }
  return NotLoadedRow;
}

/** columns, and every method, getter and relation of the class */
function membersOf(target: ModelMeta): Set<string> {
  const names = new Set(target.columnByName.keys());
  for (let object = target.class.prototype; object && object !== Object.prototype; object = Object.getPrototypeOf(object) as object) {
    for (const name of Object.getOwnPropertyNames(object)) names.add(name);
  }
  return names;
}
