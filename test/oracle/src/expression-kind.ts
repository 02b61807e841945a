import type { Json, JsonObject, Query } from './case.js';
import type { Kind } from './kind.js';
import { kindOfClass } from './kind.js';
import { buildQuery } from './query.js';
import type { Scope } from './scope.js';
import { isObject, tagOf } from './values.js';

const text = new Set([
  'Lower',
  'Upper',
  'Trim',
  'LTrim',
  'RTrim',
  'Substr',
  'Concat',
  'Replace',
  'Reverse',
  'Repeat',
  'Left',
  'Right',
  'LPad',
  'RPad',
  'MD5',
  'Chr',
]);
const tagged: Readonly<Record<string, Kind>> = {
  $datetime: 'datetime',
  $date: 'date',
  $time: 'time',
  $duration: 'duration',
  $decimal: 'decimal',
  $uuid: 'uuid',
  $bytes: 'binary',
  $bigint: 'number',
  $json: 'json',
  $Count: 'number',
  $Exists: 'boolean',
  $Q: 'boolean',
  $and: 'boolean',
  $or: 'boolean',
  $xor: 'boolean',
  $not: 'boolean',
  $Lookup: 'boolean',
  $KT: 'text',
};

/** The kind of what an expression gives, so that text which is a date is written as one. Null where values tell. */
export function expressionKind(scope: Scope, json: Json): Kind {
  if (typeof json === 'string') return scope.world.paths.query(scope.model, json, scope.annotations).kind;
  if (!isObject(json)) return null;
  const { output } = json;
  if (output !== undefined) return kindOfClass(isObject(output) ? (output['type'] as string) : (output as string));
  const tag = tagOf(json)!;
  const known = tagged[tag];
  if (known !== undefined) return known;
  const of = json[tag]!;
  switch (tag) {
    case '$F':
      return expressionKind(scope, of);
    case '$Value':
      return isObject(of) ? (tagged[tagOf(of)!] ?? null) : null;
    case '$Min':
    case '$Max':
    case '$Sum':
    case '$Window':
    case '$neg':
      return expressionKind(scope, of);
    case '$Case':
      return (of as JsonObject[]).map((branch) => expressionKind(scope, branch['then']!)).find((k) => k !== null) ?? null;
    case '$Subquery':
      return subqueryKind(scope, of as unknown as Query);
    case '$Func':
      return functionKind(scope, of as string, (json['args'] ?? []) as Json[]);
    case '$add':
    case '$sub':
      return temporal(scope, of as Json[]);
    default:
      return null;
  }
}

function subqueryKind({ world }: Scope, query: Query): Kind {
  const { form } = buildQuery(world, query);
  if (form.rows === 'values') return form.kind;
  return form.rows === 'instances' ? null : (form.columns[0]?.kind ?? null);
}

function functionKind(scope: Scope, name: string, args: readonly Json[]): Kind {
  if (text.has(name)) return 'text';
  if (name === 'TruncDate') return 'date';
  if (name === 'TruncTime') return 'time';
  if (name.startsWith('Extract') || name === 'Length' || name === 'StrIndex') return 'number';
  return args.map((arg) => expressionKind(scope, arg)).find((k) => k !== null) ?? null;
}

/** a date or datetime with a duration is a datetime; the difference of two is a duration, which values tell */
function temporal(scope: Scope, args: readonly Json[]): Kind {
  const kinds = args.map((arg) => expressionKind(scope, arg));
  const moments = kinds.filter((k) => k === 'date' || k === 'datetime');
  return moments.length === 1 ? 'datetime' : null;
}
