import type { Lookup, Operand, Span } from '../expressions/index.js';
import type { CallNode, Expr, Prepare } from '../ir/index.js';
import type { Comparison } from './compare.js';
import { inTurn } from './instances.js';
import { call, constant, or } from './nodes.js';
import type { ValueUse } from './scope.js';

/** What a value stands for under this lookup, where that is a range. */
export function spanOf({ span }: Lookup, operand: Extract<Operand, { kind: 'value' | 'list' }>): Span | null {
  return span && (!span.dates || operand.date) ? span : null;
}

/** the value as the first and as the last of what it stands for */
export const endUses = (use: ValueUse, { type, first, last }: Span): [ValueUse, ValueUse] => [
  { ...use, type, prepare: inTurn(use.prepare, first)! },
  { ...use, type, prepare: inTurn(use.prepare, last)! },
];

const [FIRST, LAST] = [0, 1] as const;
/** the end that decides */
const ends: Readonly<Record<string, typeof FIRST | typeof LAST>> = { gt: LAST, gte: FIRST, lt: FIRST, lte: LAST };

/** `left lookup value`, where the value stands for a range: about its ends, so that an index serves. */
export function compareSpan({ left, lookup, use, scope }: Comparison, span: Span, value: unknown): Expr {
  const compared = span.inside ? (left.expr as CallNode).args[0]! : left.expr;
  const outside = lookup.beyond ? scope.beyond() : null;
  if (outside) return lookup.beyond![outside.side] ? call('notnull', [compared]) : constant(false);
  const uses = endUses(use, span);
  if (lookup.op === 'eq') return call('range', [compared, ...scope.values(value, uses)]);
  return call(lookup.op, [compared, scope.value(value, uses[ends[lookup.op]!])]);
}

/** `left` is within what one of the elements stands for */
export function inSpans({ left, use, scope }: Comparison, span: Span, list: readonly unknown[]): Expr {
  const uses = endUses(use, span);
  const params = scope.values(
    list,
    list.flatMap((_, i) => uses.map((end) => ({ ...end, prepare: inTurn(element(i), end.prepare)! }))),
  );
  return or(list.map((_, i) => call('range', [left.expr, ...params.slice(2 * i, 2 * i + 2)])));
}

const elements: Prepare[] = [];
/** one function object for each place */
const element = (index: number): Prepare => (elements[index] ??= (list) => (list as readonly unknown[])[index]);
