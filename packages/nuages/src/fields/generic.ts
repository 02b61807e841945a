import { ModelError } from '../errors/index.js';
import { FIELD, type GenericKeyField, type GenericRelationField } from './field.js';
import { names, type OptionRules, words } from './option-rules.js';
import { readOptions } from './read-options.js';

const keyRules: OptionRules = { model: words, key: words, to: names };
const relationRules: OptionRules = { field: words };

export function genericForeignKey(options: object): GenericKeyField {
  const given = readOptions('genericForeignKey()', options, keyRules) as Partial<GenericKeyField>;
  const { model, key } = given;
  if (!model || !key)
    throw new ModelError('NUA_MODEL_INVALID', 'genericForeignKey() takes the columns of the model and of the key.', {
      fix: "Write genericForeignKey({ model: 'targetModel', key: 'targetKey' }), beside columns of these names.",
    });
  return Object.freeze({ [FIELD]: 'genericForeignKey' as const, ...given, model, key });
}

export function genericRelation(to: string, options: object = {}): GenericRelationField {
  const given = readOptions('genericRelation()', options, relationRules) as Partial<GenericRelationField>;
  if (typeof to !== 'string' || to === '')
    throw new ModelError('NUA_MODEL_INVALID', 'genericRelation() takes the name of a model.', {
      fix: "Write genericRelation('Note'): the model that has the generic foreign key.",
    });
  return Object.freeze({ [FIELD]: 'genericRelation' as const, ...given, to });
}
