import { ModelError } from '../errors/index.js';
import { construct } from '../hydrate/index.js';
import { DEFINITION } from './definition-symbol.js';

export type Class = abstract new (...args: never[]) => object;
/** A class whose fields and methods models can take over. */
export type FieldGroup = Class & { readonly $abstract: object };

/** What users know as Abstract(). */
export function fieldGroup(fields: object): FieldGroup {
  return class {
    static readonly $abstract = fields;
  };
}

/** The fields of the classes; where two have a name, the first. */
export const fieldsOf = (bases: readonly FieldGroup[]): object => Object.assign({}, ...bases.map((b) => b.$abstract).reverse()) as object;

/** On classes that Model() makes: the names of the methods and getters that were taken over. */
export const TAKEN_OVER: unique symbol = Symbol('nuages.takenOver');

/** Copies what the classes' prototypes hold, getters as such; where two have a name, the first. Gives the names. */
export function copyMembers(groups: readonly Class[], target: object, model: string): string[] {
  const names: string[] = [];
  for (const group of groups) {
    checkPlain(group, model);
    for (const prototype of prototypesOf(group)) {
      for (const key of Reflect.ownKeys(prototype)) {
        if (key === 'constructor' || Object.hasOwn(target, key)) continue;
        Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(prototype, key)!);
        if (typeof key === 'string') names.push(key);
      }
    }
  }
  return names;
}

/** from the class itself to the last before what Abstract() or Model() made */
function* prototypesOf(group: Class): Generator<object> {
  const isMade = (cls: object) => Object.hasOwn(cls, '$abstract') || Object.hasOwn(cls, DEFINITION);
  for (let at = group.prototype as object; !isMade(at.constructor); at = Object.getPrototypeOf(at) as object) yield at;
}

/** Class fields and private members belong to the class's own constructor, which no model runs. */
function checkPlain(base: Class, model: string): void {
  const [field] = Object.keys(construct(base, base.prototype as object, {}));
  const held = field ?? (/#[\p{ID_Start}_$]/u.test(Function.prototype.toString.call(base)) ? 'private members' : undefined);
  if (held === undefined) return;
  throw new ModelError(
    'NUA_MODEL_INVALID',
    `${model} takes over from ${base.name}, which has ${field === undefined ? held : `the class field "${field}"`}.`,
    {
      fix: 'Only fields of the database, methods and getters are taken over: use a getter.',
      model,
    },
  );
}
