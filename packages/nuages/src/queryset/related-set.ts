import { inspect } from 'node:util';
import { Manager } from './manager.js';
import { relatedManager, type RelatedManager, type RelatedSource } from './related-manager.js';

type Method = (this: RelatedSet, ...args: unknown[]) => unknown;

/**
 * The related rows of a row once they are there: an array, and their manager at once. A method that both have is the array's; filter() and
 * values() are told by what they are given: a function or nothing, else conditions and names.
 */
export class RelatedSet extends Array<unknown> {
  #source!: RelatedSource;

  /** copies are plain arrays */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static make(source: RelatedSource, rows: readonly unknown[]): RelatedSet {
    const set = new (classFor(source))();
    set.#source = source;
    for (const row of rows) set.push(row);
    return set;
  }
  static manager(set: RelatedSet): RelatedManager {
    return relatedManager(set.#source);
  }

  // awaiting it gives an array that isn't awaited again
  then<A = unknown[], B = never>(
    done?: ((rows: unknown[]) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return Promise.resolve(plain(this)).then(done, failed);
  }
  catch(): Promise<unknown[]> {
    return Promise.resolve(plain(this));
  }
  finally(done?: (() => void) | null): Promise<unknown[]> {
    return Promise.resolve(plain(this)).finally(done);
  }

  [inspect.custom](depth: number, options: object, show: (value: unknown, options: object) => string): string {
    return depth < 0 ? `[Array(${this.length})]` : show(plain(this), { ...options, depth });
  }
}

const plain = (set: RelatedSet): unknown[] => Array.prototype.slice.call(set);

const classes = new WeakMap<object, typeof RelatedSet>();

/** Arrays with the methods of a manager, of whatever class its querysets are. */
function classFor({ manager, row, relation }: RelatedSource): typeof RelatedSet {
  const cls = Manager.classOf(manager);
  let made = classes.get(cls);
  if (!made) {
    made = class extends RelatedSet {};
    const managed = Object.getPrototypeOf(relatedManager({ manager, row, relation })) as object;
    for (let prototype = managed; prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype) as object)
      for (const name of Object.getOwnPropertyNames(prototype)) define(made.prototype, name);
    classes.set(cls, made);
  }
  return made;
}

/** methods of arrays that managers have too, by whether these arguments are the array's */
const shared: Readonly<Record<string, (args: readonly unknown[]) => boolean>> = {
  filter: ([first]) => typeof first === 'function',
  values: ({ length }) => length === 0,
};

function define(prototype: RelatedSet, name: string): void {
  if (Object.hasOwn(prototype, name) || Object.hasOwn(RelatedSet.prototype, name)) return;
  const ofArray = (Array.prototype as unknown as Record<string, Method | undefined>)[name];
  const isForArray = shared[name];
  if (ofArray && !isForArray) return;
  const method: Method = function (...args) {
    if (isForArray?.(args)) return ofArray!.apply(this, args);
    return (RelatedSet.manager(this) as unknown as Record<string, (...a: unknown[]) => unknown>)[name]!(...args);
  };
  void Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true, enumerable: false });
}
