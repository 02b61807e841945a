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
  const layers = layersOf(cls);
  const methods = layers.flatMap(({ cls: { prototype }, copied }) => copied ?? Object.getOwnPropertyNames(prototype));
  return {
    members: [
      ...fields.map((field) => ({ name: field, kind: 'field' as const })),
      ...methods.filter((method) => method !== 'constructor').map((method) => ({ name: method, kind: 'method' as const })),
    ],
    ownFields: fields.length > 0 || layers.some(({ cls: source, copied }) => !copied && holdsOwn(source)),
  };
}

/** private members, or a constructor */
const holdsOwn = (cls: object): boolean => /#[\p{ID_Start}_$]|\bconstructor\s*\(/u.test(Function.prototype.toString.call(cls));

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

interface Layer {
  readonly cls: ModelClass;
  /** of what Model() gave: the members that it took over */
  readonly copied: readonly string[] | null;
}
/** the classes from the user's to the first that Model() gave */
function layersOf(cls: ModelClass): Layer[] {
  const found: Layer[] = [];
  for (let at = cls; DEFINITION in at; at = Object.getPrototypeOf(at) as ModelClass)
    found.push({ cls: at, copied: Object.hasOwn(at, DEFINITION) ? at[TAKEN_OVER] : null });
  return found;
}
