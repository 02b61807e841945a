import { ModelError } from '../errors/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { rootShape } from '../query/index.js';
import { Chain } from './chain.js';
import { QuerySet } from './queryset.js';

type QuerySetClass = new () => QuerySet;
/** The queryset that a manager starts from: `(all) => all.filter({ deletedAt: null })`. */
export type Start = (all: QuerySet) => QuerySet;

/** Where a model's queries begin: everything that a queryset has, except being awaited or iterated. */
export class Manager {
  readonly #cls: QuerySetClass;
  readonly #start: Start | null;
  #meta: ModelMeta | null = null;

  constructor(cls: QuerySetClass, start: Start | null = null) {
    this.#cls = cls;
    this.#start = start;
  }

  all(): QuerySet {
    if (!this.#meta) {
      throw new ModelError('NUA_MODEL_UNREGISTERED', 'A manager was used before its model was registered.', {
        fix: 'Import the module that calls register(models) first.',
      });
    }
    const all = Chain.from(this.#cls, { shape: rootShape(this.#meta), values: [] });
    return this.#start ? this.#start(all) : all;
  }

  /** A manager of another model (a subclass, a re-registered class) of the same kind. */
  static bind(manager: Manager, meta: ModelMeta): Manager {
    if (manager.#meta !== null) return Manager.copy(manager, meta);
    manager.#meta = meta;
    return manager;
  }
  /** The same of another model, whether it has one yet or not. */
  static copy(manager: Manager, meta: ModelMeta): Manager {
    const copy = new (manager.constructor as new (cls: QuerySetClass, start: Start | null) => Manager)(manager.#cls, manager.#start);
    copy.#meta = meta;
    return copy;
  }
  static classOf(manager: Manager): QuerySetClass {
    return manager.#cls;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Manager<${this.#meta?.name ?? 'unregistered'}>`;
  }
}

/** what a manager must not have: awaiting one by oversight would read the whole table */
const own: ReadonlySet<string> = new Set(['constructor', 'then', 'catch', 'finally', 'all', 'toJSON']);

/** The methods of a queryset class, each of which starts from all(). */
export function forward(target: object, cls: QuerySetClass, all: (self: never) => QuerySet, except: ReadonlySet<string> = own): void {
  for (let prototype: object = cls.prototype; prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype)) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const { value } = Object.getOwnPropertyDescriptor(prototype, name)!;
      if (except.has(name) || Object.hasOwn(target, name) || typeof value !== 'function') continue;
      const method = function (this: never, ...args: unknown[]): unknown {
        return (all(this) as unknown as Record<string, (...a: unknown[]) => unknown>)[name]!(...args);
      };
      Object.defineProperty(target, name, { value: method, writable: true, configurable: true, enumerable: false });
    }
  }
}

const classes = new WeakMap<QuerySetClass, new (cls: QuerySetClass, start: Start | null) => Manager>();
function managerClass(cls: QuerySetClass): new (cls: QuerySetClass, start: Start | null) => Manager {
  let made = classes.get(cls);
  if (!made) {
    made = class extends Manager {};
    forward(made.prototype, cls, (self: Manager) => self.all());
    classes.set(cls, made);
  }
  return made;
}

export function manager(cls: QuerySetClass = QuerySet, start: Start | null = null): Manager {
  return new (managerClass(cls))(cls, start);
}
