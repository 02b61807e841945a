import { FieldError, printable, suggest } from '../errors/index.js';
import { type Lookup, lookups, relatedLookups, type Transform, transforms } from '../expressions/index.js';
import type { Expr, ValueType } from '../ir/index.js';
import { compare, invalid, type Left, type Right } from './compare.js';
import { asSearched, documentKey, element, isAtKey, isNullInDocument } from './document.js';
import { call } from './nodes.js';
import type { Scope } from './scope.js';

export interface Built {
  readonly expr: Expr;
  /** of `isnull`, what it asks; null for other lookups */
  readonly isNull: boolean | null;
  /** compared with JSON's null: under NOT, rows with NULL are not kept */
  readonly nullRight?: boolean;
}

/**
 * The condition `left <transforms> <lookup> operand`.
 * @throws FieldError NUA_LOOKUP_UNKNOWN
 */
export function buildLookup(start: Left, names: readonly string[], operand: Right, scope: Scope): Built {
  let left = start;
  for (const name of names.slice(0, -1)) left = transformed(left, name, scope) ?? unknown(left, name, names);
  const last = names.at(-1) ?? 'exact';
  let lookup = lookupNamed(left, last);
  if (!lookup) {
    left = transformed(left, last, scope) ?? unknown(left, last, names);
    lookup = lookupNamed(left, 'exact')!;
  }
  const isNull = operand.kind === 'null' && !isAtKey(left);
  if (lookup.op === 'eq' && ((operand.kind === 'null' && !isNull) || (operand.kind === 'jsonNull' && left.type.kind === 'json')))
    return { expr: isNullInDocument(left), isNull: null, nullRight: true };
  if (operand.kind === 'null') {
    if (lookup.op === 'eq' || lookup.op === 'iexact') return { expr: call('isnull', [left.expr]), isNull: true };
    throw invalid(left, `can't be compared with null by "${last}": only exact can, or isnull`);
  }
  if (lookup.operand === 'boolean') {
    if (operand.kind !== 'boolean') throw invalid(left, `takes true or false for "${last}"`);
    return { expr: call(operand.value ? 'isnull' : 'notnull', [left.expr]), isNull: operand.value };
  }
  return { expr: compare(asSearched(left, lookup), lookup, operand, scope), isNull: null };
}

/** A value at the end of a path of transforms: `values('createdAt__year')`. */
export function applyTransforms(start: Left, names: readonly string[], scope: Scope): Left {
  return names.reduce<Left>((left, name) => transformed(left, name, scope) ?? unknown(left, name, names), start);
}

const isTransform = (x: unknown): x is Transform => typeof x === 'object' && x !== null && 'gives' in x;

function lookupNamed({ type, related }: Left, name: string): Lookup | undefined {
  if (!related) return lookupOf(type, name);
  const known = relatedLookups((lookup) => lookupOf(type, lookup));
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

function lookupOf({ kind, lookups: own }: ValueType, name: string): Lookup | undefined {
  const mine = own && Object.hasOwn(own, name) ? own[name] : undefined;
  if (mine && !isTransform(mine)) return mine as Lookup;
  return Object.hasOwn(lookups[kind], name) ? lookups[kind][name] : undefined;
}

function transformed(left: Left, name: string, scope: Scope): Left | undefined {
  if (left.related) return undefined;
  const { kind, lookups: own } = left.type;
  const shared = transforms[kind];
  const mine = own && Object.hasOwn(own, name) ? own[name] : undefined;
  const transform = isTransform(mine) ? mine : shared && Object.hasOwn(shared, name) ? shared[name] : undefined;
  if (!transform) {
    if (kind === 'json' && name !== '') return documentKey(left, name);
    return kind === 'array' && left.type.item && /^\d{1,9}$/.test(name) ? element(left, Number(name), left.type.item) : undefined;
  }
  const args = transform.zoned ? [left.expr, scope.zone()] : [left.expr];
  return {
    expr: call(transform.op, args, transform.gives, transform.sql === undefined ? undefined : { sql: transform.sql }),
    type: transform.gives,
    of: `${left.of}__${name}`,
  };
}

function unknown(left: Left, name: string, names: readonly string[]): never {
  const { kind, lookups: own } = left.type;
  const known = left.related
    ? Object.keys(relatedLookups((lookup) => lookupOf(left.type, lookup)))
    : [...Object.keys(lookups[kind]), ...Object.keys(transforms[kind] ?? {}), ...Object.keys(own ?? {})];
  throw new FieldError(
    'NUA_LOOKUP_UNKNOWN',
    `${left.of} has no lookup "${printable(name)}"${names.length > 1 ? ` (in "${printable(names.join('__'))}")` : ''}.`,
    {
      fix: suggest(name, left.of, known),
      field: left.of,
    },
  );
}
export type { Left };
