import type { ColumnOptions } from './field.js';
import { anything, databaseName, flag, functions, plainValues, words, type OptionRules } from './option-rules.js';

/** The options of every column field. */
export const columnRules: OptionRules = {
  null: flag,
  default: anything,
  dbDefault: anything,
  primaryKey: flag,
  unique: flag,
  index: flag,
  column: databaseName,
  editable: flag,
  helpText: words,
  choices: plainValues,
  validators: functions,
};

/** Options as given -> all of them, with what each is by default. */
export function columnOptions(given: Readonly<Record<string, unknown>>): ColumnOptions {
  const { default: value, dbDefault, column, helpText, choices, validators = [] } = given;
  const on = (name: string): boolean => given[name] === true;
  return {
    null: on('null'),
    primaryKey: on('primaryKey'),
    unique: on('unique'),
    index: on('index'),
    editable: given.editable !== false,
    autoNow: on('autoNow'),
    autoNowAdd: on('autoNowAdd'),
    identity: on('identity'),
    validators: Object.freeze([...(validators as ColumnOptions['validators'])]),
    ...(value !== undefined && { default: fresh(value) }),
    ...(dbDefault !== undefined && { dbDefault }),
    ...(column !== undefined && { column: column as string }),
    ...(helpText !== undefined && { helpText: helpText as string }),
    ...(choices !== undefined && { choices: Object.freeze([...(choices as readonly unknown[])]) }),
  };
}

/** A default that could be changed in place (a list, a document, a Date, bytes) is copied for each row. */
function fresh(value: unknown): unknown {
  return isMutable(value) ? () => structuredClone(value) : value;
}
function isMutable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Date || value instanceof Uint8Array || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
