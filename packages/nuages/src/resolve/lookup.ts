import { FieldError, suggest, ValueError } from '../errors/index.js';
import { type Lookup, lookups, type Operand, type Transform, transforms } from '../expressions/index.js';
import type { Expr, ValueType } from '../ir/index.js';
import { asSearched, documentKey, element, keyLookup, nullAtKey } from './document.js';
import { each, inTurn } from './instances.js';
import { call, constant } from './nodes.js';
import type { Scope, ValueUse } from './scope.js';

/** What a lookup looks at. */
export interface Left {
  readonly expr: Expr;
  readonly type: ValueType;
  /** for messages: `Post.title` */
  readonly of: string;
  /** applied to each value, before the lookup's own: an instance becomes its key */
  readonly prepare?: (value: unknown) => unknown;
}
export interface Built {
  readonly expr: Expr;
  /** of `isnull`, what it asks; null for other lookups */
  readonly isNull: boolean | null;
}

/**
 * The condition `left <transforms> <lookup> operand`.
 * @throws FieldError NUA_LOOKUP_UNKNOWN
 */
export function buildLookup(start: Left, names: readonly string[], operand: Operand, scope: Scope): Built {
  let left = start;
  for (const name of names.slice(0, -1)) left = transformed(left, name, scope) ?? unknown(left, name, names);
  const last = names.at(-1) ?? 'exact';
  let lookup = lookupNamed(left, last);
  if (!lookup) {
    left = transformed(left, last, scope) ?? unknown(left, last, names);
    lookup = lookups[left.type.kind].exact!;
  }
  if (operand.kind === 'null') {
    const atKey = lookup.op === 'eq' ? nullAtKey(left) : null;
    if (atKey) return { expr: atKey, isNull: null };
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

function lookupNamed(left: Left, name: string): Lookup | undefined {
  const { kind, lookups: own } = left.type;
  const mine = own && Object.hasOwn(own, name) ? own[name] : undefined;
  if (mine && !isTransform(mine)) return mine as Lookup;
  const atKey = keyLookup(left, name);
  if (atKey) return atKey;
  return Object.hasOwn(lookups[kind], name) ? lookups[kind][name] : undefined;
}

function transformed(left: Left, name: string, scope: Scope): Left | undefined {
  const { kind, lookups: own } = left.type;
  const shared = transforms[kind];
  const mine = own && Object.hasOwn(own, name) ? own[name] : undefined;
  const transform = isTransform(mine) ? mine : shared && Object.hasOwn(shared, name) ? shared[name] : undefined;
  if (!transform) {
    if (kind === 'json' && name !== '') return documentKey(left, name);
    return kind === 'array' && left.type.item && /^\d+$/.test(name) ? element(left, Number(name), left.type.item) : undefined;
  }
  const args = transform.zoned ? [left.expr, scope.zone()] : [left.expr];
  return { expr: call(transform.op, args, transform.gives), type: transform.gives, of: `${left.of}__${name}` };
}

function unknown(left: Left, name: string, names: readonly string[]): never {
  const { kind, lookups: own } = left.type;
  const known = [...Object.keys(lookups[kind]), ...Object.keys(transforms[kind] ?? {}), ...Object.keys(own ?? {})];
  throw new FieldError('NUA_LOOKUP_UNKNOWN', `${left.of} has no lookup "${name.slice(0, 80)}"${names.length > 1 ? ` (in "${names.join('__').slice(0, 80)}")` : ''}.`, {
    fix: suggest(name, left.of, known),
    field: left.of,
  });
}

const invalid = (left: Left, fact: string): ValueError => new ValueError('NUA_VALUE_INVALID', `${left.of} ${fact}.`, { field: left.of });

/** values that are lists or documents themselves */
const compound = (type: ValueType): boolean => type.kind === 'array' || type.kind === 'json';

function compare(left: Left, lookup: Lookup, operand: Exclude<Operand, { kind: 'null' }>, scope: Scope): Expr {
  const { expr } = left;
  const { op } = lookup;
  const use = useOf(left, lookup);
  switch (operand.kind) {
    case 'expression': {
      const right = scope.expression(operand.expression);
      return call(lookup.operand === 'text' && lookup.prepare ? `${op}-expr` : op, [expr, right]);
    }
    case 'query': {
      const { select, type } = scope.query(operand.query);
      if (lookup.operand !== 'list' && select.limit !== 1) throw invalid(left, `takes one value for "${op}", not the rows of a queryset: slice(0, 1) it, or use in`);
      return call(op, [expr, { node: 'subquery', select, type }]);
    }
    case 'empty':
      if (lookup.operand === 'list') return constant(false);
      if (lookup.operand === 'texts') return constant(op === 'has-keys');
      if (compound(left.type)) return call(op, [expr, { node: 'literal', value: [], type: use.type }]);
      throw invalid(left, `takes one value for "${op}", not a list: use in`);
    case 'list':
      if (lookup.operand === 'list') return inList(left, operand.value, use, scope);
      if (lookup.operand === 'texts') return call(op, [expr, scope.value(operand.value, { ...use, list: true })]);
      if (lookup.operand === 'pair') return pair(left, op, operand.value, use, scope);
      if (compound(left.type)) return call(op, [expr, scope.value(operand.value, use)]);
      throw invalid(left, 'takes one value, not a list: use in');
    case 'boolean':
    case 'value': {
      const side = operand.kind === 'value' && lookup.beyond ? scope.beyond() : null;
      if (side) return constant(lookup.beyond![side]);
      if (takesList.has(lookup.operand)) throw invalid(left, `takes a list for "${lookup.operand === 'pair' ? 'range' : op}"`);
      return call(op, [expr, operand.kind === 'boolean' ? booleanValue(operand.value, left, use) : scope.value(operand.value, use)]);
    }
  }
}

const takesList: ReadonlySet<Lookup['operand']> = new Set<Lookup['operand']>(['list', 'pair', 'texts']);

function useOf(left: Left, lookup: Lookup): ValueUse {
  const prepare = inTurn(left.prepare, lookup.prepare);
  return { type: lookup.type ?? left.type, of: left.of, ...(prepare && { prepare }), ...(lookup.planEach && { planEach: true }) };
}

/** part of the text, so that the condition of a partial index is recognised */
function booleanValue(value: boolean, left: Left, use: ValueUse): Expr {
  try {
    use.type.encode(use.prepare ? use.prepare(value) : value);
  } catch (error) {
    if (error instanceof TypeError) throw invalid(left, error.message);
    throw error;
  }
  return { node: 'literal', value, type: use.type };
}

function inList(left: Left, items: readonly unknown[], use: ValueUse, scope: Scope): Expr {
  return scope.inList(left.expr, items, { ...use, prepare: each(use.prepare), list: true });
}

const end = (index: number) => (pair: unknown): unknown => {
  if ((pair as readonly unknown[]).length !== 2) throw new TypeError('takes two values for "range": the first and the last');
  return (pair as readonly unknown[])[index];
};
const [first, last] = [end(0), end(1)];
function pair(left: Left, op: string, items: readonly unknown[], use: ValueUse, scope: Scope): Expr {
  return call(op, [left.expr, ...scope.values(items, [{ ...use, prepare: first }, { ...use, prepare: last }])]);
}
