import { JsonNull } from 'nuages';
import { exported } from './api.js';
import type { Json, JsonObject, Query } from './case.js';
import { asQ, condition } from './conditions.js';
import { needs, NotBuilt } from './not-built.js';
import { buildQuery } from './query.js';
import type { Scope } from './scope.js';
import { camelCase } from './paths.js';
import { decode, isLiteral, isObject, tagOf } from './values.js';

type Make = (...args: unknown[]) => object;
type Chained = Readonly<Record<string, (...args: unknown[]) => object>>;
const make = (name: string, ...args: unknown[]): object => exported<Make>(name)(...args);

const arithmetic: Readonly<Record<string, string>> = {
  $add: 'add',
  $sub: 'sub',
  $mul: 'mul',
  $div: 'div',
  $mod: 'mod',
  $pow: 'pow',
  $bitand: 'bitAnd',
  $bitor: 'bitOr',
  $bitxor: 'bitXor',
  $lshift: 'shiftLeft',
  $rshift: 'shiftRight',
};
const aggregates: ReadonlySet<string> = new Set(['$Count', '$Sum', '$Avg', '$Min', '$Max', '$StdDev', '$Variance']);

/** An expression (README.md, "Expressions"): a string is a path. */
export function expression(scope: Scope, json: Json): unknown {
  if (typeof json === 'string') return make('F', path(scope, json));
  if (!isObject(json)) return json;
  const tag = tagOf(json);
  if (tag === null) throw new Error(`not an expression: ${JSON.stringify(json)}`);
  if (isLiteral(json)) return decode(json);
  const operator = arithmetic[tag];
  if (operator !== undefined) return chained(scope, operator, json[tag] as Json[]);
  if (aggregates.has(tag)) return aggregate(scope, tag.slice(1), json);
  switch (tag) {
    case '$F':
      return make('F', path(scope, json[tag] as string));
    case '$Value':
      return value(json);
    case '$asc':
    case '$desc':
      return ordering(scope, json, tag.slice(1));
    case '$OuterRef':
      return make('OuterRef', outerPath(scope, json[tag]!));
    case '$Subquery':
      return make('Subquery', subquery(scope, json[tag]!));
    case '$Exists':
      return make('Exists', subquery(scope, json[tag]!));
    case '$Case':
      return caseOf(scope, json);
    case '$Q':
    case '$and':
    case '$or':
    case '$xor':
    case '$not':
      needs('conditions as values');
      return condition(scope, json);
    default:
      throw new NotBuilt(tag === '$Func' ? `${json[tag] as string}()` : tag.slice(1));
  }
}

const path = (scope: Scope, name: string): string => scope.world.paths.query(scope.model, name, scope.annotations).path;

/** a path that another query's model knows */
function outerPath(scope: Scope, json: Json): unknown {
  return isObject(json) ? expression(scope, json) : camelCase(json as string);
}
const subquery = ({ world }: Scope, json: Json): unknown => buildQuery(world, json as unknown as Query).rows;

/** A literal. A document's null is JSON null, which a parameter without a type would not be. */
function value(json: JsonObject): object {
  const of = json['$Value'] ?? null;
  const isJsonNull = of === null && json['output'] === 'JSONField';
  if (isJsonNull || tagOf(of) === '$decimal') needs('Decimal and JsonNull in expressions');
  return make('Value', isJsonNull ? JsonNull : decode(of));
}

function chained(scope: Scope, method: string, [first, ...rest]: readonly Json[]): unknown {
  const tags = new Set([first!, ...rest].map(tagOf));
  if (tags.has('$duration')) needs('expressions of dates and durations');
  if (tags.has('$decimal')) needs('Decimal and JsonNull in expressions');
  return rest.reduce<unknown>((left, right) => operate(left, method, expression(scope, right)), operand(scope, first!));
}
/** an operator is a method of an expression: a plain value on its left becomes one */
function operand(scope: Scope, json: Json): unknown {
  const built = expression(scope, json);
  return isLiteral(json) && typeof json !== 'string' ? make('Value', built) : built;
}
function operate(left: unknown, method: string, right: unknown): object {
  const found = (left as Chained)[method];
  if (!found) throw new NotBuilt(`${method}() of expressions`);
  return Reflect.apply(found, left, [right]);
}

function aggregate(scope: Scope, name: string, json: JsonObject): object {
  const { [`$${name}`]: of, filter, distinct, sample, output, default: fallback } = json;
  if (output !== undefined || fallback !== undefined) throw new NotBuilt(`${name}({ ${output === undefined ? 'default' : 'output'} })`);
  const options = {
    ...(filter !== undefined && { filter: asQ(scope, filter) }),
    ...(distinct !== undefined && { distinct }),
    ...(sample !== undefined && { sample }),
  };
  return make(name, of === '*' ? of : expression(scope, of!), ...(Object.keys(options).length > 0 ? [options] : []));
}

function ordering(scope: Scope, json: JsonObject, direction: string): object {
  const by = expression(scope, json[`$${direction}`]!) as Chained;
  const nulls = { ...(json['nulls_first'] === true && { nullsFirst: true }), ...(json['nulls_last'] === true && { nullsLast: true }) };
  return by[direction]!(nulls);
}

function caseOf(scope: Scope, json: JsonObject): object {
  const branches = (json['$Case'] as JsonObject[]).map(({ when, then }) => make('When', condition(scope, when!), expression(scope, then!)));
  return json['default'] === undefined ? make('Case', branches) : make('Case', branches, { default: expression(scope, json['default']) });
}
