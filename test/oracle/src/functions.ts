import { exported } from './api.js';
import type { Json, JsonObject } from './case.js';
import { expression } from './expressions.js';
import { fieldOfType } from './field-classes.js';
import { camelCase } from './paths.js';
import type { Scope } from './scope.js';

/** A function of the oracle, its arguments translated; `kw` and `output` as they stand. */
interface Called {
  readonly scope: Scope;
  readonly args: readonly unknown[];
  readonly json: JsonObject;
  readonly kw: JsonObject;
  readonly output: Json | undefined;
}
type Arguments = (called: Called) => readonly unknown[];

const given = (options: Readonly<Record<string, unknown>>): unknown[] => {
  const said = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  return said.length > 0 ? [Object.fromEntries(said)] : [];
};
const field = (type: Json | undefined): unknown => (type === undefined ? undefined : fieldOfType(type));
const text = (json: Json | undefined): unknown => (typeof json === 'string' ? camelCase(json) : json);

const part: Arguments = ({ args, kw }) => [...args, ...given({ timeZone: kw['tzinfo'] })];
const truncated: Arguments = ({ args, kw, output }) => [...args, ...given({ timeZone: kw['tzinfo'], output: field(output) })];
const shifted: Arguments = ({ scope, args: [x, offset, fallback], kw }) => {
  const otherwise = kw['default'] === undefined || kw['default'] === null ? fallback : expression(scope, kw['default']);
  return [x, kw['offset'] ?? offset ?? 1, ...(otherwise === undefined ? [] : [otherwise])];
};
const counted =
  (name: string): Arguments =>
  ({ args, kw }) =>
    kw[name] === undefined ? args : [...args, kw[name]];

/** What functions take besides a list of expressions. */
const special: Readonly<Record<string, Arguments>> = {
  Cast: ({ args, output }) => [...args, field(output)],
  // the name of a collation is no path
  Collate: ({ args, json, kw }) => [args[0], (json['args'] as Json[])[1] ?? kw['collation']],
  Extract: ({ args, kw }) => [...args, text(kw['lookup_name']), ...given({ timeZone: kw['tzinfo'] })],
  JSONObject: ({ scope, json }) => [
    Object.fromEntries(Object.entries((json['fields'] ?? {}) as JsonObject).map(([name, of]) => [name, expression(scope, of)])),
  ],
  Lag: shifted,
  Lead: shifted,
  NthValue: counted('nth'),
  Ntile: counted('num_buckets'),
  Round: counted('precision'),
  Trunc: ({ args, kw, output }) => [...args, text(kw['kind']), ...given({ timeZone: kw['tzinfo'], output: field(output) })],
  TruncDate: part,
  TruncTime: part,
};
const ofMoments = (name: string): Arguments | undefined =>
  name.startsWith('Extract') ? part : name.startsWith('Trunc') ? truncated : undefined;
/** classes of Django's that are one function here */
const same: Readonly<Record<string, string>> = { ConcatPair: 'Concat' };
/** functions of which `output` is an argument */
const takesOutput = (name: string): boolean => name === 'Cast' || (name.startsWith('Trunc') && special[name] !== part);

/** A function by the name of its class; another `output` than its own says how its values are read. */
export function call(scope: Scope, json: JsonObject): object {
  const name = same[json['$Func'] as string] ?? (json['$Func'] as string);
  const { kw = {}, output } = json;
  const args = ((json['args'] ?? []) as Json[]).map((arg) => expression(scope, arg));
  const take = special[name] ?? ofMoments(name) ?? (({ args: all }) => all);
  const made = exported<(...args: unknown[]) => object>(name)(...take({ scope, args, json, kw: kw as JsonObject, output }));
  return output === undefined || takesOutput(name) ? made : wrapped(made, output);
}

export const wrapped = (of: unknown, output: Json): object =>
  exported<(...args: unknown[]) => object>('ExpressionWrapper')(of, fieldOfType(output));
