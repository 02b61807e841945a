import { inspect } from 'node:util';
import { EXPRESSION, type Expression, isExpression, isQuery, QUERY } from '../expressions/index.js';
import type { Expr } from '../ir/index.js';
import { expressionKey, type QueryState, type Shape } from '../query/index.js';
import { resolveColumns } from './columns.js';
import { resolveShape } from './resolve.js';
import { totalOrdering } from './total-order.js';
import { zoneParameter } from './zone.js';

/** What the places of an ordering are places in, as text that is the same in every process. */
export interface OrderMark {
  readonly structure: string;
  /** it takes days or hours in the zone of whoever asks */
  readonly zoned: boolean;
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
    structure: JSON.stringify([meta.app, meta.name, reversed, written.map((by) => structureOf(by, orderBy !== null)), columns]),
    zoned: terms.some(({ expr }) => isZoned(expr)),
    values: { from: orderValues, count: values.length },
  };
}

const isZoned = (expr: Expr): boolean => expr === zoneParameter || ('args' in expr && expr.args.some(isZoned));

/** Expressions as data. Values of a query go apart, those of a model's own ordering are part of it. */
function structureOf(part: unknown, own: boolean): unknown {
  const inner = (each: unknown) => structureOf(each, own);
  if (isExpression(part)) return inner((part as Expression)[EXPRESSION]);
  if (isQuery(part)) return (part as { readonly [QUERY]: QueryState })[QUERY].shape.ops().map(inner);
  if (Array.isArray(part)) return part.map(inner);
  if (typeof part !== 'object' || part === null) return typeof part === 'function' ? '' : String(part);
  const { kind, value } = part as { readonly kind?: unknown; readonly value?: unknown };
  if ('encode' in part) return kind;
  if (kind === 'value' || kind === 'list') return own ? kind : [kind, inspect(value)];
  return Object.entries(part).flatMap(([name, each]) => (aside.has(name) ? [] : [[name, inner(each)]]));
}

/** what an expression says of itself for checks: cursors outlive it */
const aside: ReadonlySet<string> = new Set(['output', 'takes']);
