import type { Expr } from '../ir/index.js';
import { and, call } from './nodes.js';
import type { Term } from './total-order.js';

/**
 * The rows behind a place of an ordering, as ranges that an index of its columns has in one piece each: `(a, b, id) > ($1, $2, $3)` where
 * all go one way, one range more where the direction changes and where NULLs follow. The ranges share no row. `place`: the value of each
 * term, null where it is NULL.
 */
export function rangesAfter(terms: readonly Term[], place: readonly (Expr | null)[], nullsSortFirst: boolean): Expr[] {
  const nullsLast = ({ nulls, desc }: Term): boolean => (nulls ? nulls === 'last' : desc === nullsSortFirst);
  const ranges: Expr[] = [];
  /** the place is the same up to here */
  const same: Expr[] = [];
  for (let i = 0; i < terms.length;) {
    const run = runFrom(terms, place, i);
    if (run.length > 0) ranges.push(and([...same, beyond(run)]));
    else if (!nullsLast(terms[i]!)) ranges.push(and([...same, call('notnull', [terms[i]!.expr])]));
    for (const end = i + Math.max(1, run.length); i < end; i++) {
      const [term, value] = [terms[i]!, place[i]!];
      const isNull = call('isnull', [term.expr]);
      if (value && term.nullable && nullsLast(term)) ranges.push(and([...same, isNull]));
      same.push(value ? call('eq', [operand(term.expr), value]) : isNull);
    }
  }
  return ranges;
}

interface At {
  readonly term: Term;
  readonly value: Expr;
}

/** the terms from `start` on that have values and go one way */
function runFrom(terms: readonly Term[], place: readonly (Expr | null)[], start: number): At[] {
  const run: At[] = [];
  for (let i = start; i < terms.length; i++) {
    const [term, value] = [terms[i]!, place[i]];
    if (!value || term.desc !== terms[start]!.desc) break;
    run.push({ term, value });
  }
  return run;
}

function beyond(run: readonly At[]): Expr {
  const op = run[0]!.term.desc ? 'lt' : 'gt';
  if (run.length === 1) return call(op, [operand(run[0]!.term.expr), run[0]!.value]);
  return call(op, [tuple(run.map((r) => r.term.expr)), tuple(run.map((r) => r.value))]);
}

const tuple = (args: readonly Expr[]): Expr => ({ node: 'tuple', args });
/** What is not a bare column stands in parentheses: it is compared as it is sorted, not as a lookup would compare it. */
const operand = (expr: Expr): Expr => (expr.node === 'column' && expr.type.kind !== 'json' ? expr : tuple([expr]));
