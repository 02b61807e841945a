import { ModelError } from '../errors/index.js';
import { FIELD, type ForeignKeyField, type ManyToManyField } from './field.js';
import { anything, data, databaseName, flag, names, oneOf, type OptionRule, type OptionRules, words } from './option-rules.js';
import { readOptions } from './read-options.js';
import { SetValue } from './set-value.js';

const actions = oneOf('cascade', 'protect', 'restrict', 'setNull', 'setDefault', 'doNothing');
const onDelete: OptionRule = { takes: `${actions.takes} or set(value)`, accepts: (v) => v instanceof SetValue || actions.accepts(v) };
const name: OptionRule = { takes: "a name, or '+' for none", accepts: (v) => typeof v === 'string' && v !== '' };

const shared: OptionRules = { relatedName: name, relatedQueryName: name, limitChoicesTo: data };
const keyRules: OptionRules = {
  ...shared,
  null: flag,
  onDelete,
  toField: words,
  column: databaseName,
  index: flag,
  deferrable: flag,
  primaryKey: flag,
  default: anything,
  editable: flag,
  helpText: words,
};
const linkRules: OptionRules = { ...keyRules, parentLink: flag };
const manyRules: OptionRules = {
  ...shared,
  through: words,
  throughFields: { takes: 'the names of two foreign keys of `through`', accepts: (v) => names.accepts(v) && (v as unknown[]).length === 2 },
  symmetrical: flag,
  table: databaseName,
};

export const foreignKey = (to: string, options: object = {}): ForeignKeyField => key('foreignKey()', to, options, keyRules, false);

export const oneToOne = (to: string, options: object = {}): ForeignKeyField => key('oneToOne()', to, options, linkRules, true);

function key(owner: string, to: string, options: object, rules: OptionRules, unique: boolean): ForeignKeyField {
  const given = readOptions(owner, options, rules) as Partial<ForeignKeyField>;
  return Object.freeze({
    [FIELD]: 'foreignKey' as const,
    null: false,
    index: true,
    deferrable: true,
    primaryKey: false,
    parentLink: false,
    editable: true,
    onDelete: 'cascade',
    ...given,
    to: targetName(owner, to),
    unique,
  });
}

export function manyToMany(to: string, options: object = {}): ManyToManyField {
  const given = readOptions('manyToMany()', options, manyRules) as Partial<ManyToManyField>;
  return Object.freeze({ [FIELD]: 'manyToMany' as const, ...given, to: targetName('manyToMany()', to) });
}

function targetName(owner: string, to: unknown): string {
  if (typeof to === 'string' && to !== '') return to;
  throw new ModelError('NUA_MODEL_INVALID', `${owner} takes the name of a model.`, {
    fix: `Write ${owner.replace('()', "('User')")}: names, not classes, so that models can point at each other.`,
  });
}
