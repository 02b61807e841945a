import { exported } from './api.js';
import type { Json, JsonObject } from './case.js';
import { condition } from './conditions.js';
import { expression } from './expressions.js';
import { fieldOfType } from './field-classes.js';
import type { Scope } from './scope.js';
import { tagOf } from './values.js';

const names: ReadonlySet<string> = new Set(['$Count', '$Sum', '$Avg', '$Min', '$Max', '$StdDev', '$Variance']);
export const isAggregate = (tag: string): boolean => names.has(tag);

/** `{ $Sum: expression, filter, distinct, default, sample, output }` */
export function aggregate(scope: Scope, name: string, json: JsonObject): object {
  const { [`$${name}`]: of, filter, distinct, sample, output, default: fallback } = json;
  const options = {
    ...(filter !== undefined && filter !== null && { filter: condition(scope, filter) }),
    ...(distinct !== undefined && { distinct }),
    ...(fallback !== undefined && fallback !== null && { default: typeof fallback === 'string' ? fallback : expression(scope, fallback) }),
    ...(sample !== undefined && { sample }),
    ...(output !== undefined && { output: fieldOfType(output) }),
  };
  const x = of === '*' ? of : expression(scope, of!);
  return exported<(...args: unknown[]) => object>(name)(x, ...(Object.keys(options).length > 0 ? [options] : []));
}

/** The name that Django gives to an aggregate without one: of a path and nothing else. */
export function defaultName(json: Json): string | null {
  const tag = tagOf(json) ?? '';
  if (!isAggregate(tag)) return null;
  const { [tag]: of, filter } = json as JsonObject;
  const path = tagOf(of) === '$F' ? (of as JsonObject)['$F'] : of;
  return typeof path === 'string' && path !== '*' && filter === undefined ? `${path}__${tag.slice(1).toLowerCase()}` : null;
}
