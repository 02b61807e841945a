import { ProgrammingError } from '../errors/index.js';
import { type Expr, partsOf } from '../ir/index.js';
import { aggregates, windows } from './aggregate.js';
import { and } from './nodes.js';

/** Conditions by when they can be asked: of rows, of groups of rows, of windows over those. */
export interface Clauses {
  readonly where: Expr | null;
  readonly having: Expr | null;
  readonly qualify: Expr | null;
}

/** Takes conditions apart that all hold. `grouped`: the rows are grouped. Django's split_having_qualify. */
export function split(conditions: readonly Expr[], grouped: boolean): Clauses {
  const parts = conditions.map((condition) => splitOne(condition, false, grouped));
  const together = (key: keyof Clauses): Expr | null => {
    const all = parts.map((p) => p[key]).filter((e) => e !== null);
    return all.length > 0 ? and(all) : null;
  };
  const having = together('having');
  if (having && !grouped) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'A condition holds an aggregate, and the rows are not grouped.', {
      fix: 'Give it a name in annotate() first. A value of all rows is a Subquery(); one of the query around can only be compared there.',
    });
  }
  return { where: together('where'), having, qualify: together('qualify') };
}

function splitOne(expr: Expr, negated: boolean, grouped: boolean): Clauses {
  const [aggregate, window] = [aggregates(expr), windows(expr)];
  if (!aggregate && !window) return { where: expr, having: null, qualify: null };
  if (expr.node === 'not') return turned(splitOne(expr.arg, !negated, grouped));
  if (expr.node !== 'and' && expr.node !== 'or' && expr.node !== 'xor')
    return window ? { where: null, having: null, qualify: expr } : { where: null, having: expr, qualify: null };
  const inseparable = expr.node === 'xor' || (expr.node === 'and') === negated;
  if (!inseparable) {
    const parts = partsOf(expr).map((part) => splitOne(part, negated, grouped));
    const join = (key: keyof Clauses): Expr | null => {
      const all = parts.map((p) => p[key]).filter((e) => e !== null);
      return all.length === 0 ? null : all.length === 1 ? all[0]! : { node: expr.node as 'and' | 'or', args: all };
    };
    return { where: join('where'), having: join('having'), qualify: join('qualify') };
  }
  if (!window) return { where: null, having: expr, qualify: null };
  if (grouped && partsOf(expr).some((part) => !windows(part) && !aggregates(part))) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'A window and a column stand in one OR of rows that are grouped.', {
      fix: 'Filter on the column in a call of its own, or in a Subquery().',
    });
  }
  return { where: null, having: null, qualify: expr };
}

/** under NOT, AND is taken apart like OR */
const turned = ({ where, having, qualify }: Clauses): Clauses => ({ where: not(where), having: not(having), qualify: not(qualify) });
const not = (expr: Expr | null): Expr | null => expr && Object.freeze({ node: 'not', arg: expr });
