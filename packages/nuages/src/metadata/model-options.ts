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
  /** it has no table of its own: its rows are those of the model that it inherits from */
  readonly proxy: boolean;
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
  proxy: flag,
  managed: flag,
  trackChanges: flag,
  defaultManager: { takes: 'the name of a static member', accepts: isName },
};

/** `inherited`: what the model says of these unless it does itself. */
export function readModelOptions(model: string, options: unknown, inherited: Partial<ModelOptions> = {}): ModelOptions {
  const { getLatestBy = inherited.getLatestBy ?? [], ...given } = readOptions(`Model('${model}')`, options, rules);
  return Object.freeze({
    table: null,
    app: null,
    schema: null,
    ordering: [],
    indexes: [],
    constraints: [],
    abstract: false,
    proxy: false,
    managed: true,
    trackChanges: false,
    defaultManager: null,
    ...inherited,
    ...given,
    getLatestBy: (Array.isArray(getLatestBy) ? getLatestBy : [getLatestBy]) as readonly string[],
  });
}
