import { ModelError, suggest } from '../errors/index.js';
import type { ModelDefinition, ModelMeta } from '../metadata/index.js';
import { Manager } from '../queryset/index.js';
import { DEFINITION } from './definition-symbol.js';
import { defineAccessors } from './accessors.js';
import type { ModelClass } from './model-factory.js';

interface Declared {
  readonly holder: object;
  readonly name: string;
  readonly manager: Manager;
  /** a model that this one inherits from declares it */
  readonly inherited: boolean;
}
/** The managers that a class and those that it inherits from declare, in order, nearest class first. */
function managersOf(cls: ModelClass): Declared[] {
  const found = new Map<string, Declared>();
  let inherited = false;
  for (let at: object = cls; DEFINITION in at; at = Object.getPrototypeOf(at) as object) {
    if (Object.hasOwn(at, DEFINITION)) {
      inherited = true;
      continue;
    }
    for (const name of Object.getOwnPropertyNames(at)) {
      const value: unknown = Object.getOwnPropertyDescriptor(at, name)!.value;
      if (value instanceof Manager && !found.has(name)) found.set(name, { holder: at, name, manager: value, inherited });
    }
  }
  return [...found.values()];
}

/** Django's rule: the one named by the option, else the first that is declared, else `objects`; where a model says nothing, as what it inherits from. */
export function defaultManagerOf(definition: ModelDefinition, cls: ModelClass): string {
  const { name } = definition;
  const all = managersOf(cls);
  const declared = all.map((manager) => manager.name);
  const wanted = wantedManager(
    definition,
    all.some(({ inherited }) => !inherited),
  );
  if (wanted === null) return declared[0] ?? 'objects';
  if (wanted === 'objects' || declared.includes(wanted)) return wanted;
  throw new ModelError('NUA_MODEL_INVALID', `${name} has the defaultManager "${wanted}", which is no manager of it.`, {
    fix: suggest(wanted, name, ['objects', ...declared]),
    model: name,
  });
}

function wantedManager({ options, bases: [first] }: ModelDefinition, declares: boolean): string | null {
  if (options.defaultManager !== null || declares || !first) return options.defaultManager;
  return wantedManager(first.definition, false);
}

/** Ties a class to its model: managers, and accessors of relations on its instances. */
export function attach(cls: ModelClass, meta: ModelMeta): void {
  for (const { holder, name, manager, inherited } of managersOf(cls)) {
    const bound = inherited ? Manager.copy(manager, meta) : Manager.bind(manager, meta);
    if (bound !== manager) Object.defineProperty(inherited ? baseOf(cls) : holder, name, { value: bound, configurable: true });
  }
  defineAccessors(baseOf(cls).prototype, meta);
}

/** what Model() gave */
function baseOf(cls: ModelClass): { readonly prototype: object } {
  let at: object = cls;
  while (!Object.hasOwn(at, DEFINITION)) at = Object.getPrototypeOf(at) as object;
  return at as { readonly prototype: object };
}
