import { EXPRESSION, type Expression, isExpression, isQuery, QUERY } from '../expressions/index.js';
import { expressionKey, type QueryState, type Shape } from '../query/index.js';
import { resolveColumns } from './columns.js';
import { resolveShape } from './resolve.js';
import { totalOrdering } from './total-order.js';

/** What the places of an ordering are places in, as text that is the same in every process. */
export interface OrderMark {
  readonly structure: string;
  /** where the values of its expressions begin among those of the query, and their number */
  readonly values: { readonly from: number; readonly count: number };
}

/** Of the model, the ordering as it was written, and the columns that it came to. */
export function orderMark(shape: Shape): OrderMark {
  const resolution = resolveShape(shape);
  const { meta, orderBy, orderValues, reversed } = resolution;
  const written = orderBy ?? meta.ordering;
  const terms = totalOrdering(resolution, resolveColumns(resolution).columns);
  const columns = terms.map(({ expr }) => (expr.node === 'column' ? expr.column : expr.node));
  const values: unknown[] = [];
  for (const by of orderBy ?? []) if (typeof by !== 'string') expressionKey(by, values);
  return {
    structure: JSON.stringify([meta.app, meta.name, reversed, written.map(structureOf), columns]),
    values: { from: orderValues, count: values.length },
  };
}

/** Expressions as data without their values, which go apart. */
function structureOf(part: unknown): unknown {
  if (isExpression(part)) return structureOf((part as Expression)[EXPRESSION]);
  if (isQuery(part)) return (part as { readonly [QUERY]: QueryState })[QUERY].shape.ops().map(structureOf);
  if (Array.isArray(part)) return part.map(structureOf);
  if (typeof part !== 'object' || part === null) return typeof part === 'function' ? '' : String(part);
  const { kind } = part as { readonly kind?: unknown };
  if ('encode' in part || kind === 'value' || kind === 'list') return kind;
  return Object.entries(part).flatMap(([name, value]) => (aside.has(name) ? [] : [[name, structureOf(value)]]));
}

/** what an expression says of itself for checks: cursors outlive it */
const aside: ReadonlySet<string> = new Set(['output', 'takes']);
