import type { Json } from './case.js';
import { defaultName } from './aggregates.js';
import type { Column } from './column.js';
import { expressionClass } from './expression-class.js';
import { Unwritable } from './errors.js';
import { expression } from './expressions.js';
import { camelCase } from './paths.js';
import type { Scope } from './scope.js';
import { decode, isLiteral, isObject, tagOf } from './values.js';

/** A named expression of annotate(), alias(), aggregate(), values(). */
export interface Named {
  readonly column: Column;
  readonly made: unknown;
}

/** Objects of expressions, and aggregates that have a name by themselves; `unnamed`: what has none, for the library to refuse. */
export function namedExpressions(
  scope: Scope,
  args: readonly Json[],
): { readonly all: readonly Named[]; readonly unnamed: readonly unknown[] } {
  const all: Named[] = [];
  const unnamed: unknown[] = [];
  for (const json of args) {
    if (isObject(json) && tagOf(json) === null) all.push(...Object.entries(json).map(([name, of]) => named(scope, name, of)));
    else {
      const name = defaultName(json);
      if (name === null) unnamed.push(isLiteral(json) ? json : expression(scope, json));
      else all.push(named(scope, name, json));
    }
  }
  const names = new Set(all.map(({ column }) => column.name));
  if (names.size < all.length) throw new Unwritable('ValueError');
  return { all, unnamed };
}
export const asMap = (all: readonly Named[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(all.map(({ column, made }) => [column.camel, made]));

/** a plain value is no expression: the library says so */
const named = (scope: Scope, name: string, json: Json): Named => ({
  column: { name, camel: camelCase(name), of: expressionClass(scope, json) },
  made: typeof json !== 'string' && isLiteral(json) ? decode(json) : expression(scope, json),
});
