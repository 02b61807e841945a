import { autoField, type AnyField, FIELD, isField } from '../fields/index.js';
import { type Base, checkBases, inheritedOptions, parentLinks } from './parent-links.js';
import { checkField } from './checks/field-rules.js';
import { draftMeta } from './draft.js';
import { invalid } from './model-error.js';
import type { ModelMeta } from './model-meta.js';
import { type ModelOptions, readModelOptions } from './model-options.js';
import { splitName } from './naming.js';
import { nameFault } from './reserved-names.js';

/** What `Model(name, fields, options)` says, checked as far as that goes without the other models. */
export interface ModelDefinition {
  readonly name: string;
  /** said by the name ('shop.Order') or the options; register() may give it */
  readonly app: string | null;
  /** the models that it inherits from */
  readonly bases: readonly Base[];
  /** in order of declaration, the implicit key first; those that it inherits are not among them */
  readonly fields: ReadonlyMap<string, AnyField>;
  readonly options: ModelOptions;
  /** file that the definition stands in; null: unknown */
  readonly file: string | null;
  /** made by a many-to-many without `through` */
  readonly auto: boolean;
  /** the model at present: not ready before register(), another one after it was registered again */
  meta: ModelMeta;
}

/**
 * @throws ModelError NUA_MODEL_INVALID, NUA_NAME_RESERVED
 */
export function defineModel(
  fullName: string,
  fields: unknown,
  options: unknown = {},
  origin: { readonly file?: string | null; readonly auto?: boolean; readonly bases?: readonly ModelDefinition[] } = {},
): ModelDefinition {
  if (typeof fullName !== 'string') throw invalid('Model()', null, 'takes the name of the model first', "Write Model('Post', { ... }).");
  const [appOfName, name] = splitName(fullName);
  const fault = nameFault(name);
  if (fault && !origin.auto) throw invalid(`Model('${fullName}')`, null, `can't have that name: it ${fault.why}`);
  const { auto = false, file = null, bases: from = [] } = origin;
  const settings = readModelOptions(fullName, options, inheritedOptions(from));
  if (appOfName !== null && settings.app !== null && appOfName !== settings.app) {
    throw invalid(name, null, `belongs to "${appOfName}" by its name and to "${settings.app}" by its options`, 'Say it once.');
  }
  const app = appOfName ?? settings.app;
  const own = readFields(name, fields);
  checkBases(name, settings, from, own);
  const bases = parentLinks(from, settings, own);
  const complete = settings.proxy ? own : withKey(name, bases, own);
  return { name, app, bases, fields: complete, options: settings, file, auto, meta: draftMeta(name, app) };
}

function readFields(model: string, fields: unknown): Map<string, AnyField> {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw invalid(model, null, 'has no fields', `Write Model('${model}', { title: char() }).`);
  const read = new Map<string, AnyField>();
  for (const [name, field] of Object.entries(fields)) {
    if (!isField(field))
      throw invalid(
        model,
        name,
        'is no field',
        typeof field === 'function' ? 'Call it: char(), and json()() twice.' : 'Write title: char().',
      );
    checkField(model, name, field);
    read.set(name, field);
  }
  return read;
}

/** Adds the links to other tables, the first of which is the key, or `id`, unless there is a key. */
function withKey(model: string, bases: readonly Base[], own: Map<string, AnyField>): ReadonlyMap<string, AnyField> {
  const fields = withLinks(bases, own);
  const keys = [...fields].filter(([, field]) => isKey(field)).map(([name]) => name);
  if (keys.length > 1) {
    throw invalid(
      model,
      null,
      `has more than one primary key: ${keys.join(', ')}`,
      "A key of several columns is pk: compositePrimaryKey('tenantId', 'number').",
    );
  }
  if (keys.length === 1) return fields;
  if (fields.has('id'))
    throw invalid(
      model,
      'id',
      'is not the primary key',
      'Add primaryKey: true, or give it another name: `id` is the key of a model that declares none.',
    );
  return new Map<string, AnyField>([['id', autoField()], ...fields]);
}

function withLinks(bases: readonly Base[], own: Map<string, AnyField>): Map<string, AnyField> {
  const links = bases.map(({ link, field }) => [link, field] as const);
  const fields = new Map<string, AnyField>([...links.filter(([name]) => !own.has(name)), ...own]);
  const [first] = links;
  const declared = [...fields.values()].some(isKey);
  if (first && !declared) fields.set(first[0], Object.freeze({ ...first[1], primaryKey: true }));
  return fields;
}

/** declares the primary key */
export const isKey = (field: AnyField): boolean =>
  field[FIELD] === 'compositeKey' ||
  (field[FIELD] === 'column' && field.options.primaryKey) ||
  (field[FIELD] === 'foreignKey' && field.primaryKey);
