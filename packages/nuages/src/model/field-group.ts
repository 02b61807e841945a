import { ModelError } from '../errors/index.js';
import { construct } from '../hydrate/index.js';

type Class = abstract new (...args: never[]) => object;
/** A class whose fields and methods models can take over. */
export type FieldGroup = Class & { readonly $abstract: object };

/**
 * Fields and methods that several models share.
 * @example
 * class Timestamped extends Abstract({ createdAt: dateTime({ autoNowAdd: true }) }) {
 *   get age() { return Date.now() - this.createdAt.getTime(); }
 * }
 * class Post extends Model('Post', [Timestamped], { title: char() }) {}
 */
export function fieldGroup(fields: object): FieldGroup {
  return class {
    static readonly $abstract = fields;
  };
}

/** The fields of the classes; where two have a name, the first. */
export const fieldsOf = (bases: readonly FieldGroup[]): object => Object.assign({}, ...bases.map((b) => b.$abstract).reverse()) as object;

/** Copies what the classes' prototypes hold, getters as such; where two have a name, the first. */
export function copyMembers(bases: readonly FieldGroup[], target: object, model: string): void {
  for (const base of bases) {
    checkPlain(base, model);
    for (
      let prototype = base.prototype;
      prototype !== Object.prototype && !Object.hasOwn(prototype.constructor, '$abstract');
      prototype = Object.getPrototypeOf(prototype) as object
    ) {
      for (const key of Reflect.ownKeys(prototype)) {
        if (key !== 'constructor' && !Object.hasOwn(target, key))
          Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(prototype, key)!);
      }
    }
  }
}

/** Class fields and private members belong to the class's own constructor, which no model runs. */
function checkPlain(base: FieldGroup, model: string): void {
  const [field] = Object.keys(construct(base, base.prototype as object, {}));
  const held = field ?? (/#[\p{ID_Start}_$]/u.test(String(base)) ? 'private members' : undefined);
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
