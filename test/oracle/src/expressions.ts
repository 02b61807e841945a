import { aggregate, isAggregate } from './aggregates.js';
import { exported } from './api.js';
import { operators } from './arithmetic.js';
import type { Json, JsonObject, Query } from './case.js';
import { condition, isCondition, lookupValue } from './conditions.js';
import { Unwritable } from './errors.js';
import { expressionClass } from './expression-class.js';
import { fieldOfType } from './field-classes.js';
import { call, wrapped } from './functions.js';
import { literal, literalExpression, valueExpression } from './literals.js';
import { NotBuilt } from './not-built.js';
import { camelPath } from './paths.js';
import { buildQuery } from './query.js';
import type { Scope } from './scope.js';
import { isLiteral, isObject, tagOf } from './values.js';
import { window } from './windows.js';

type Make = (...args: unknown[]) => object;
type Chained = Readonly<Record<string, (...args: unknown[]) => object>>;
const make = (name: string, ...args: unknown[]): object => exported<Make>(name)(...args);

/** An expression (README.md, "Expressions"): a string is a path. */
export function expression(scope: Scope, json: Json): unknown {
  if (typeof json === 'string') return make('F', path(scope, json));
  if (isLiteral(json)) return literal(json);
  const object = json as JsonObject;
  const tag = tagOf(object);
  if (tag === null) return condition(scope, object);
  if (operators[tag] !== undefined) return chained(scope, object, tag);
  if (isAggregate(tag)) return aggregate(scope, tag.slice(1), object);
  const translate = kinds[tag];
  if (!translate) throw new NotBuilt(tag.slice(1));
  return translate(scope, object, tag);
}

const kinds: Readonly<Record<string, (scope: Scope, json: JsonObject, tag: string) => unknown>> = {
  $F: (scope, { $F: of }) => make('F', path(scope, of as string)),
  $Value: (_, json) => valueExpression(json),
  $neg: (scope, { $neg: of }) => method(operand(scope, of!), 'neg'),
  $asc: ordering,
  $desc: ordering,
  $Case: caseOf,
  $OuterRef: (scope, { $OuterRef: of }) => make('OuterRef', outerPath(scope, of!)),
  $Subquery: (scope, { $Subquery: of, output }) => make('Subquery', subquery(scope, of!), ...said(output)),
  $Exists: (scope, { $Exists: of }) => make('Exists', subquery(scope, of!)),
  $ExpressionWrapper: (scope, { $ExpressionWrapper: of, output }) => wrapped(expression(scope, of!), output!),
  $Window: window,
  $KT: (scope, { $KT: of }) => make('KT', path(scope, of as string)),
  $Lookup: comparison,
  $Func: call,
  $Q: condition,
  $and: condition,
  $or: condition,
  $xor: condition,
  $not: condition,
};

const said = (output: Json | undefined): unknown[] => (output === undefined ? [] : [{ output: fieldOfType(output) }]);
const path = (scope: Scope, name: string): string => scope.world.paths.query(scope.model, name, scope.annotations).path;
const subquery = (scope: Scope, json: Json): unknown => buildQuery(scope.world, json as unknown as Query, scope).rows;

/** a path of the query around this one; an OuterRef in an OuterRef is one of the query around that */
function outerPath({ outer }: Scope, json: Json): unknown {
  if (!isObject(json)) return outer ? path(outer, json as string) : camelPath(json as string);
  return make('OuterRef', outer ? outerPath(outer, json['$OuterRef']!) : json['$OuterRef']);
}

function chained(scope: Scope, json: JsonObject, tag: string): unknown {
  const all = json[tag] as readonly Json[];
  const [first, ...rest] = all;
  const made = rest.reduce<unknown>((left, right) => method(left, operators[tag]!, expression(scope, right)), operand(scope, first!));
  return isNewMoment(scope, json, all) ? wrapped(made, 'DateTimeField') : made;
}
/** A day and a duration give a moment that no field is read as: a Date, unless its six digits are asked for. */
function isNewMoment(scope: Scope, json: Json, operands: readonly Json[]): boolean {
  const classes = new Set(operands.map((one) => expressionClass(scope, one)));
  return classes.has('DateField') && classes.has('DurationField') && expressionClass(scope, json) === 'DateTimeField';
}
/** an operator is a method of an expression: a plain value on its left becomes one, and so does a condition */
function operand(scope: Scope, json: Json): unknown {
  return typeof json !== 'string' && isLiteral(json) ? literalExpression(json) : expression(scope, json);
}
function method(left: unknown, name: string, ...args: unknown[]): object {
  const found = (left as Chained)[name];
  // a Q is no expression in Python either
  if (!found) throw isCondition(left) ? new Unwritable('AttributeError') : new NotBuilt(`${name}() of expressions`);
  return Reflect.apply(found, left, args);
}

function ordering(scope: Scope, json: JsonObject, tag: string): object {
  const nulls = { ...(json['nulls_first'] === true && { nullsFirst: true }), ...(json['nulls_last'] === true && { nullsLast: true }) };
  return method(operand(scope, json[tag]!), tag.slice(1), nulls);
}

function caseOf(scope: Scope, json: JsonObject): object {
  const branches = (json['$Case'] as JsonObject[]).map(({ when, then }) => make('When', condition(scope, when!), expression(scope, then!)));
  const { default: fallback, output } = json;
  const options = {
    ...(fallback !== undefined && fallback !== null && { default: expression(scope, fallback) }),
    ...(output !== undefined && { output: fieldOfType(output) }),
  };
  return make('Case', branches, ...(Object.keys(options).length > 0 ? [options] : []));
}

/** `{ $Lookup: name, lhs, rhs }`: what stands on the right is a value, as in filter() */
function comparison(scope: Scope, json: JsonObject): object {
  const { $Lookup: name, lhs, rhs } = json;
  const column = expressionClass(scope, lhs!);
  const right = lookupValue(scope, rhs!, { column, lookup: name as string, document: column === 'JSONField' });
  return make('Lookup', expression(scope, lhs!), camelPath(name as string), right);
}
