import { defaultName } from './aggregates.js';
import { operators } from './arithmetic.js';
import type { Json, JsonObject } from './case.js';
import { tagOf } from './values.js';

const lookups: Readonly<Record<string, string>> = {
  exact: 'exact',
  gt: 'greaterthan',
  gte: 'greaterthanorequal',
  in: 'in',
  isnull: 'isnull',
  lt: 'lessthan',
  lte: 'lessthanorequal',
};

/** The name of an expression's class: Django numbers the columns of values_list() that have none of their own by it. */
export function className(json: Json): string {
  const tag = tagOf(json) ?? '$Q';
  if (operators[tag] !== undefined || tag === '$neg') return 'combinedexpression';
  const of = (json as JsonObject)[tag];
  switch (tag) {
    case '$Func':
      return (of as string).toLowerCase();
    case '$Lookup':
      return lookups[of as string] ?? (of as string);
    case '$KT':
      return 'keytexttransform';
    case '$and':
    case '$or':
    case '$xor':
    case '$not':
      return 'q';
    default:
      return defaultName(json) ?? tag.slice(1).toLowerCase();
  }
}
