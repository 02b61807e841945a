import { ValueError } from '../errors/index.js';
import { booleanType, type Lookup, type Operand, type Span, textType } from '../expressions/index.js';
import { type Expr, type OutOfRange, type Prepare, type Side, utc, type ValueType } from '../ir/index.js';
import { isRelated } from '../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { comparable, described } from './family.js';
import { both, each, inTurn } from './instances.js';
import { call, constant, not } from './nodes.js';
import { compareSpan, endUses, inSpans, spanOf } from './span.js';
import type { Scope, ValueUse } from './scope.js';

/** What a lookup looks at. */
export interface Left {
  readonly expr: Expr;
  readonly type: ValueType;
  /** for messages: `Post.title` */
  readonly of: string;
  /** applied to each value, before the lookup's own: an instance becomes its key */
  readonly prepare?: Prepare;
  /** of a relation, or the column of its key: the model whose rows are compared */
  readonly related?: ModelMeta;
  /** the column by which its rows are told apart */
  readonly key?: ColumnMeta;
}
export interface Comparison {
  readonly left: Left;
  readonly lookup: Lookup;
  readonly use: ValueUse;
  readonly scope: Scope;
}
/** An operand whose expressions stand in the statement already. */
export type Right =
  | Operand
  | { readonly kind: 'resolved'; readonly expr: Expr }
  | { readonly kind: 'items'; readonly items: readonly Right[] };
type Kind = Exclude<Right['kind'], 'null'>;
type OperandOf<K extends Kind> = Extract<Right, { kind: K }>;

/** `left lookup operand`, for each sort of operand. */
const comparisons: { readonly [K in Kind]: (comparison: Comparison, operand: OperandOf<K>) => Expr } = {
  value(comparison, operand) {
    const { left, lookup, use, scope } = comparison;
    const { value } = operand;
    if (takesList.has(lookup.operand)) throw invalid(left, `takes a list for "${nameOf(lookup)}"`);
    const span = spanOf(lookup, operand);
    if (span) return compareSpan(comparison, span, value);
    const outside = lookup.beyond ? scope.beyond() : null;
    if (outside) return lookup.beyond![outside.side] ? anyValue(left, outside) : constant(false);
    return applied(lookup, [left.expr, scope.value(value, use)]);
  },
  boolean({ left, lookup, use }, { value }) {
    if (takesList.has(lookup.operand)) throw invalid(left, `takes a list for "${nameOf(lookup)}"`);
    // EXISTS (...) = TRUE hides from the database that it could join
    if (lookup.op === 'eq' && isCondition(left.expr)) return value ? left.expr : not(left.expr);
    return applied(lookup, [left.expr, constantValue(value, left, use)]);
  },
  jsonNull({ left, lookup, use }) {
    throw invalid(
      left,
      left.type.kind === 'json'
        ? `can't be compared with JSON's null by "${nameOf(lookup)}": only exact can`
        : `${takes(use)}, not JSON's null`,
    );
  },
  list(comparison, given) {
    const { left, lookup, use, scope } = comparison;
    const { value } = given;
    const { op, operand } = lookup;
    const span = spanOf(lookup, given);
    if (span && operand === 'list') return inSpans(comparison, span, value);
    if (operand === 'list') return scope.inList(left.expr, value, { ...use, prepare: each(use.prepare), list: true, withinRange: true });
    if (operand === 'texts') return call(op, [left.expr, scope.value(value, { ...use, list: true })]);
    if (operand === 'pair') return call(op, [left.expr, ...scope.values(value, pairUses(comparison, span))]);
    if (isCompound(left.type)) return call(op, [left.expr, scope.value(value, use)]);
    throw invalid(left, 'takes one value, not a list: use in');
  },
  empty({ left, lookup, use }) {
    const { op, operand } = lookup;
    if (operand === 'list') return constant(false);
    if (operand === 'texts') return constant(op === 'has-keys');
    if (operand === 'value' && isCompound(left.type)) return call(op, [left.expr, { node: 'literal', value: [], type: use.type }]);
    throw invalid(left, `takes one value for "${nameOf(lookup)}", not a list: use in`);
  },
  items({ left, lookup, use, scope }, { items }) {
    const { operand } = lookup;
    if ((operand !== 'list' && operand !== 'pair') || (operand === 'pair' && items.length !== 2))
      throw invalid(left, `takes no such list for "${nameOf(lookup)}"`);
    const right = items.map(
      (item) => (item.kind === 'value' && scope.beyond()?.side) || fitting(left, lookup, itemOf(item, left, use, scope)),
    );
    return operand === 'list' ? amongItems(left, lookup, right) : betweenItems(left, lookup, right);
  },
  expression(comparison, { expression }) {
    return comparisons.resolved(comparison, { kind: 'resolved', expr: comparison.scope.expression(expression) });
  },
  resolved({ left, lookup }, { expr }) {
    if (takesList.has(lookup.operand) && !(lookup.operand === 'list' && lists.has(expr.node)))
      throw invalid(left, `takes a list for "${nameOf(lookup)}"`);
    const right = fitting(left, lookup, expr);
    return lookup.operand === 'text' && lookup.prepare
      ? call(`${lookup.op}-expr`, [left.expr, right])
      : applied(lookup, [left.expr, right]);
  },
  query({ left, lookup, scope }, { query }) {
    const { select, type, model, empty } = scope.query(query, left.key);
    if (left.related && model && !isRelated(left.related, model)) {
      throw invalid(left, `is compared with rows of ${left.related.name}, not with a queryset of ${model.name}`);
    }
    if (select.columns.length > 1) throw invalid(left, 'takes a queryset of one column: name it, as in .valuesList("id", { flat: true })');
    if (lookup.operand !== 'list' && select.limit !== 1)
      throw invalid(left, `takes one value for "${nameOf(lookup)}", not the rows of a queryset: slice(0, 1) it, or use in`);
    const right: Expr = { node: 'subquery', select, type };
    checkRight(left, lookup, right);
    return empty ? constant(false) : applied(lookup, [left.expr, right]);
  },
};

/** Beside what stands in a document, a column's value is that of a document too. */
function fitting(left: Left, lookup: Lookup, right: Expr): Expr {
  if (left.type.kind === 'json' && lookup.operand === 'value' && 'type' in right && right.type.kind !== 'json')
    return call('as-json', [right], left.type);
  checkRight(left, lookup, right);
  return right;
}

/** @throws ValueError NUA_VALUE_INVALID for what some database would refuse to compare, whatever this one does */
function checkRight(left: Left, { op, operand, sql }: Lookup, right: Expr): void {
  if (sql !== undefined || !('type' in right)) return;
  const takesAny = operand === 'text' && op !== 'has-key';
  const expected = operand === 'text' ? textType : left.type;
  if (!takesAny && !comparable(expected, right.type))
    throw invalid(left, `takes ${described(expected)} for "${nameOf({ op, operand })}", not ${described(right.type)}`);
}

/** A comparison that holds for whatever the column can hold. Django compares the keys of relations without a look at what they can. */
const anyValue = ({ expr, related }: Left, { far }: OutOfRange): Expr =>
  related ? call('notnull', [expr]) : call('any-value', [expr], booleanType, { far });

/** an item, or the side on which it lies outside what the column can hold */
type Item = Expr | Side;

function amongItems(left: Left, lookup: Lookup, items: readonly Item[]): Expr {
  const held = items.filter((item) => typeof item !== 'string');
  return held.length === 0 ? constant(false) : applied(lookup, [left.expr, ...held]);
}
function betweenItems(left: Left, lookup: Lookup, [first, last]: readonly Item[]): Expr {
  if (first === 'above' || last === 'below') return constant(false);
  if (first === 'below') return last === 'above' ? call('notnull', [left.expr]) : call('lte', [left.expr, last!]);
  return last === 'above' ? call('gte', [left.expr, first!]) : applied(lookup, [left.expr, first!, last!]);
}

const applied = ({ op, sql }: Lookup, args: readonly Expr[]): Expr => call(op, args, booleanType, sql === undefined ? undefined : { sql });

/** `left lookup operand` */
export function compare(left: Left, lookup: Lookup, operand: Exclude<Right, { kind: 'null' }>, scope: Scope): Expr {
  const comparison = { left, lookup, use: useOf(left, lookup), scope };
  return (comparisons[operand.kind] as (comparison: Comparison, operand: Right) => Expr)(comparison, operand);
}

/** Puts the expressions of an operand into the statement, its joins with them. */
export function resolveOperand(operand: Operand, scope: Scope): Right {
  if (operand.kind === 'expression') return { kind: 'resolved', expr: scope.expression(operand.expression) };
  return operand.kind === 'items' && !operand.items.some((item) => item.kind === 'value')
    ? { kind: 'items', items: operand.items.map((item) => resolveOperand(item, scope)) }
    : operand;
}

const conditions: ReadonlySet<Expr['node']> = new Set<Expr['node']>(['exists', 'and', 'or', 'xor', 'not']);
const isCondition = (expr: Expr): boolean => conditions.has(expr.node) || (expr.node === 'call' && expr.type === booleanType);
/** a SELECT is a list too, by hand or as a Subquery() */
const lists: ReadonlySet<Expr['node']> = new Set<Expr['node']>(['sql', 'subquery']);
const takesList: ReadonlySet<Lookup['operand']> = new Set<Lookup['operand']>(['list', 'pair', 'texts']);
/** as the user writes it, where that isn't the operator's own name */
const nameOf = ({ op, operand }: Pick<Lookup, 'op' | 'operand'>): string =>
  ({ eq: 'exact', range: 'range', in: 'in' })[op] ?? (operand === 'pair' ? 'range' : op);
/** values that are lists or documents themselves */
const isCompound = (type: ValueType): boolean => type.kind === 'array' || type.kind === 'json';

export const invalid = (left: Left, fact: string): ValueError =>
  new ValueError('NUA_VALUE_INVALID', `${left.of} ${fact}.`, { field: left.of });

function useOf(left: Left, lookup: Lookup): ValueUse {
  const prepare = inTurn(left.prepare, lookup.prepare);
  return { type: lookup.type ?? left.type, of: left.of, ...(prepare && { prepare }), ...(lookup.planEach && { planEach: true }) };
}

/** what the type says to a value that it can't be */
function takes({ type }: ValueUse): string {
  try {
    type.encode(Symbol('nothing'));
  } catch (error) {
    return (error as Error).message;
  }
  return 'takes another value';
}

/** part of the text, so that the condition of a partial index is recognised */
function constantValue(value: boolean, left: Left, use: ValueUse): Expr {
  try {
    use.type.encode(use.prepare ? use.prepare(value, utc) : value);
  } catch (error) {
    if (error instanceof TypeError) throw invalid(left, error.message);
    throw error;
  }
  return { node: 'literal', value, type: use.type };
}

/** one element of a list that holds expressions */
function itemOf(item: Right, left: Left, use: ValueUse, scope: Scope): Expr {
  switch (item.kind) {
    case 'value':
      return scope.value(item.value, use);
    case 'boolean':
      return constantValue(item.value, left, use);
    case 'expression':
      return scope.expression(item.expression);
    case 'resolved':
      return item.expr;
    case 'null':
      return { node: 'literal', value: null, type: use.type };
    default:
      throw invalid(left, 'takes a list of values and expressions');
  }
}

/** the two ends, which the lookup makes ready together and the rest one by one */
function pairUses({ left, lookup, use }: Comparison, span: Span | null): ValueUse[] {
  const { prepare: _, ...bare }: ValueUse = use;
  const pair = inTurn(left.prepare && both(left.prepare), lookup.prepare);
  const [from, to]: readonly [ValueUse, ValueUse] = span ? endUses(bare, span) : [bare, bare];
  return [
    { ...from, prepare: inTurn(inTurn(pair, first), from.prepare)! },
    { ...to, prepare: inTurn(inTurn(pair, last), to.prepare)! },
  ];
}
const end =
  (index: number) =>
  (pair: unknown): unknown => {
    if ((pair as readonly unknown[]).length !== 2) throw new TypeError('takes two values for "range": the first and the last');
    return (pair as readonly unknown[])[index];
  };
const [first, last] = [end(0), end(1)];
