import { ModelError } from '../errors/index.js';
import { FIELD } from '../fields/index.js';
import { construct } from '../hydrate/index.js';
import type { ModelDefinition } from '../metadata/index.js';
import { DEFINITION } from './definition-symbol.js';
import type { ModelClass } from './model-factory.js';

/**
 * Makes one instance to see what the class adds to it. True where it has class fields, private members or a constructor of its own:
 * its rows are then made by that constructor.
 * @throws ModelError NUA_MODEL_SHADOWED where a class field hides a field of the model
 */
export function probe(definition: ModelDefinition, cls: ModelClass): boolean {
  const { name } = definition;
  const own = Object.keys(instanceOf(name, cls));
  const hidden = own.find((key) => namesOf(definition).has(key));
  if (hidden !== undefined) {
    throw new ModelError(
      'NUA_MODEL_SHADOWED',
      `${cls.name || name} has a class field "${hidden}", which hides the field ${name}.${hidden}.`,
      {
        fix: `Write \`declare ${hidden}: ...\`, which says its type and makes nothing, or leave it out.`,
        model: name,
        field: hidden,
      },
    );
  }
  return own.length > 0 || sources(cls).some((source) => /#[\p{ID_Start}_$]|\bconstructor\s*\(/u.test(source));
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

function namesOf({ fields }: ModelDefinition): ReadonlySet<string> {
  return new Set([...fields].flatMap(([name, field]) => (field[FIELD] === 'foreignKey' ? [name, `${name}Id`] : [name])));
}

/** the classes between the user's and what Model() gave, as text */
function sources(cls: ModelClass): string[] {
  const found: string[] = [];
  for (let at: object = cls; !Object.hasOwn(at, DEFINITION); at = Object.getPrototypeOf(at) as object) found.push(String(at));
  return found;
}
