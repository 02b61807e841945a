import type { Json, JsonObject, Query } from './case.js';
import { combinedClass } from './arithmetic.js';
import { classOfType } from './field-classes.js';
import { classOfLiteral } from './literals.js';
import { buildQuery } from './query.js';
import type { Scope } from './scope.js';
import { isObject, tagOf } from './values.js';

const fixed: Readonly<Record<string, string>> = {
  $Count: 'IntegerField',
  $Exists: 'BooleanField',
  $KT: 'TextField',
  $Lookup: 'BooleanField',
  $Q: 'BooleanField',
  $and: 'BooleanField',
  $not: 'BooleanField',
  $or: 'BooleanField',
  $xor: 'BooleanField',
};
/** functions whose class isn't that of their arguments */
const ofFunctions: Readonly<Record<string, string>> = {
  Chr: 'CharField',
  CumeDist: 'FloatField',
  DenseRank: 'IntegerField',
  JSONArray: 'JSONField',
  JSONObject: 'JSONField',
  Length: 'IntegerField',
  Now: 'DateTimeField',
  Ntile: 'IntegerField',
  Ord: 'IntegerField',
  PercentRank: 'FloatField',
  Pi: 'FloatField',
  Random: 'FloatField',
  Rank: 'IntegerField',
  RowNumber: 'IntegerField',
  StrIndex: 'IntegerField',
  TruncDate: 'DateField',
  TruncTime: 'TimeField',
};
/** whole numbers become floats, other numbers stay what they are */
const means: ReadonlySet<string> = new Set(
  '$Avg $StdDev $Variance ACos ASin ATan ATan2 Cos Cot Degrees Exp Ln Log Mod Power Radians Round Sin Sqrt Tan'.split(' '),
);
const wholeNumber = /^(Small|Positive|PositiveSmall|PositiveBig|Big)?(Integer|Auto)Field$|^(Big|Small)AutoField$/;

/** Django's class of field for what an expression gives, so that text which is a date is written as one. Null: not known, values tell. */
export function expressionClass(scope: Scope, json: Json): string | null {
  if (typeof json === 'string') return scope.world.paths.query(scope.model, json, scope.annotations).column;
  if (!isObject(json)) return classOfLiteral(json);
  if (json['output'] !== undefined) return classOfType(json['output']);
  const tag = tagOf(json);
  if (tag === null) return 'BooleanField'; // an object of lookups
  const of = json[tag]!;
  if (fixed[tag] !== undefined) return fixed[tag];
  if (means.has(tag)) return mean(expressionClass(scope, of));
  switch (tag) {
    case '$F':
    case '$Min':
    case '$Max':
    case '$Sum':
    case '$Window':
    case '$ExpressionWrapper':
    case '$neg':
    case '$asc':
    case '$desc':
      return expressionClass(scope, of);
    case '$OuterRef':
      return scope.outer && expressionClass(scope.outer, of);
    case '$Value':
      return classOfLiteral(of);
    case '$Case':
      return first(scope, [...(of as JsonObject[]).map((branch) => branch['then']!), json['default'] ?? null]);
    case '$Subquery':
      return subqueryClass(scope, of as unknown as Query);
    case '$Func':
      return functionClass(scope, of as string, (json['args'] ?? []) as Json[]);
    default:
      return Array.isArray(of)
        ? combinedClass(
            tag,
            (of as Json[]).map((arg) => expressionClass(scope, arg)),
          )
        : classOfLiteral(json);
  }
}

const mean = (of: string | null): string | null => (of !== null && wholeNumber.test(of) ? 'FloatField' : of);

function first(scope: Scope, all: readonly Json[]): string | null {
  for (const json of all) {
    const found = json === null ? null : expressionClass(scope, json);
    if (found !== null) return found;
  }
  return null;
}

function subqueryClass(scope: Scope, query: Query): string | null {
  const { form, model } = buildQuery(scope.world, query, scope);
  if (form.rows === 'instances') return model.key[0]!.column_type ?? null;
  return (form.rows === 'values' ? form.column : form.columns[0])?.of ?? null;
}

function functionClass(scope: Scope, name: string, args: readonly Json[]): string | null {
  if (ofFunctions[name] !== undefined) return ofFunctions[name];
  if (name.startsWith('Extract')) return 'IntegerField';
  const of = first(scope, args);
  return means.has(name) ? mean(of) : of;
}
