import { ModelError, suggest } from '../errors/index.js';
import type { ModelDefinition, ModelMeta } from '../metadata/index.js';
import { Manager } from '../queryset/index.js';
import { DEFINITION } from './definition-symbol.js';
import { defineAccessors } from './accessors.js';
import type { ModelClass } from './model-factory.js';

/** The managers that a class declares, in order, nearest class first. */
function* managersOf(cls: ModelClass): Generator<readonly [holder: object, name: string, manager: Manager]> {
  for (let at: object = cls; !Object.hasOwn(at, DEFINITION); at = Object.getPrototypeOf(at) as object) {
    for (const name of Object.getOwnPropertyNames(at)) {
      const value: unknown = Object.getOwnPropertyDescriptor(at, name)!.value;
      if (value instanceof Manager) yield [at, name, value];
    }
  }
}

/** Django's rule: the one named by the option, else the first that is declared, else `objects`. */
export function defaultManagerOf({ name, options }: ModelDefinition, cls: ModelClass): string {
  const declared = [...managersOf(cls)].map(([, member]) => member);
  const wanted = options.defaultManager;
  if (wanted === null) return declared[0] ?? 'objects';
  if (wanted === 'objects' || declared.includes(wanted)) return wanted;
  throw new ModelError('NUA_MODEL_INVALID', `${name} has the defaultManager "${wanted}", which is no manager of it.`, {
    fix: suggest(wanted, name, ['objects', ...declared]),
    model: name,
  });
}

/** Ties a class to its model: managers, and accessors of relations on its instances. */
export function attach(cls: ModelClass, meta: ModelMeta): void {
  for (const [holder, name, manager] of managersOf(cls)) {
    const bound = Manager.bind(manager, meta);
    if (bound !== manager) Object.defineProperty(holder, name, { value: bound });
  }
  defineAccessors(baseOf(cls).prototype, meta);
}

/** what Model() gave */
function baseOf(cls: ModelClass): { readonly prototype: object } {
  let at: object = cls;
  while (!Object.hasOwn(at, DEFINITION)) at = Object.getPrototypeOf(at) as object;
  return at as { readonly prototype: object };
}
