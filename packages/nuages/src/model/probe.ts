import { ModelError } from '../errors/index.js';
import { construct } from '../hydrate/index.js';
import type { ClassMember } from '../metadata/index.js';
import { DEFINITION } from './definition-symbol.js';
import { TAKEN_OVER } from './field-group.js';
import type { ModelClass } from './model-factory.js';

export interface Probed {
  /** what the class adds to its instances */
  readonly members: readonly ClassMember[];
  /** it has class fields, private members or a constructor of its own: its rows are made by that constructor */
  readonly ownFields: boolean;
}

/** Makes one instance to see what a class adds to it. */
export function probe(name: string, cls: ModelClass): Probed {
  const fields = Object.keys(instanceOf(name, cls));
  const classes = classesOf(cls);
  const methods = [...cls[TAKEN_OVER], ...classes.flatMap((c) => Object.getOwnPropertyNames(c.prototype))].filter(
    (member) => member !== 'constructor',
  );
  return {
    members: [
      ...fields.map((field) => ({ name: field, kind: 'field' as const })),
      ...methods.map((method) => ({ name: method, kind: 'method' as const })),
    ],
    ownFields: fields.length > 0 || classes.some((c) => /#[\p{ID_Start}_$]|\bconstructor\s*\(/u.test(Function.prototype.toString.call(c))),
  };
}

function instanceOf(name: string, cls: ModelClass): object {
  try {
    return construct(cls, cls.prototype as object, {});
  } catch (error) {
    throw new ModelError('NUA_MODEL_INVALID', `${cls.name || name} can't be made without data: its constructor threw.`, {
      fix: 'A constructor of a model takes what is given and calls super with it.',
      model: name,
      cause: error,
    });
  }
}

/** the classes from the user's down to what Model() gave, that not included */
function classesOf(cls: ModelClass): { readonly prototype: object }[] {
  const found: { readonly prototype: object }[] = [];
  for (let at: object = cls; !Object.hasOwn(at, DEFINITION); at = Object.getPrototypeOf(at) as object)
    found.push(at as { readonly prototype: object });
  return found;
}
