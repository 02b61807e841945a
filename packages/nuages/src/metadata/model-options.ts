import { isExpression } from '../expressions/index.js';
import { databaseName, flag, type OptionRule, type OptionRules } from '../fields/option-rules.js';
import { readOptions } from '../fields/read-options.js';
import { isConstraint, isIndex } from './constraints.js';
import type { ConstraintMeta, IndexMeta } from './model-meta.js';

/** The third argument of Model(), after checking. */
export interface ModelOptions {
  readonly table: string | null;
  readonly app: string | null;
  readonly schema: string | null;
  readonly ordering: readonly unknown[];
  readonly indexes: readonly IndexMeta[];
  readonly constraints: readonly ConstraintMeta[];
  readonly getLatestBy: readonly string[];
  readonly abstract: boolean;
  readonly managed: boolean;
  readonly trackChanges: boolean;
  readonly defaultManager: string | null;
}

const list = (takes: string, accepts: (item: unknown) => boolean): OptionRule => ({
  takes,
  accepts: (v) => Array.isArray(v) && v.every(accepts),
});
const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';
export const appName: OptionRule = {
  takes: 'the plain name of an application',
  accepts: (v) => typeof v === 'string' && /^[A-Za-z]\w*$/.test(v),
};

const rules: OptionRules = {
  table: databaseName,
  app: appName,
  schema: databaseName,
  ordering: list('a list of names and expressions', (item) => isName(item) || isExpression(item)),
  indexes: list('a list of index(...)', isIndex),
  constraints: list('a list of unique(...) and check(...)', isConstraint),
  getLatestBy: { takes: 'a name or a list of names', accepts: (v) => isName(v) || (Array.isArray(v) && v.every(isName)) },
  abstract: flag,
  managed: flag,
  trackChanges: flag,
  defaultManager: { takes: 'the name of a static member', accepts: isName },
};

export function readModelOptions(model: string, options: unknown): ModelOptions {
  const { getLatestBy = [], ...given } = readOptions(`Model('${model}')`, options, rules);
  return Object.freeze({
    table: null,
    app: null,
    schema: null,
    ordering: [],
    indexes: [],
    constraints: [],
    abstract: false,
    managed: true,
    trackChanges: false,
    defaultManager: null,
    ...given,
    getLatestBy: (Array.isArray(getLatestBy) ? getLatestBy : [getLatestBy]) as readonly string[],
  });
}
