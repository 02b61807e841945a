import { FieldError, printable, ProgrammingError, suggest } from '../errors/index.js';
import { type Expression, isExpression } from '../expressions/index.js';
import type { Ordering, Select, SelectColumn } from '../ir/index.js';
import type { RowShape, RowValue } from '../metadata/row-shape.js';
import type { Op, OpName, SetOperator } from '../query/index.js';
import { isEmpty } from './empty.js';
import { resolveExpression, type Typed } from './expression.js';
import { applyTransforms } from './lookup.js';
import { call } from './nodes.js';
import type { Resolution } from './resolution.js';
import { rowsOf } from './rows.js';
import type { Scope } from './scope.js';
import type { At } from './steps.js';
import { resolveTerm } from './term.js';

/** The rows of several queries as one set: the query so far is the first of them. */
export interface Combined {
  readonly operator: SetOperator;
  readonly parts: readonly Resolution[];
  /** what was read of them before */
  readonly values: Resolution['values'];
}

/** From here on the query is about the rows of all; what was asked of it before is asked of the first. */
export function combine(
  resolution: Resolution,
  { operator, queries }: Extract<Op, { op: 'combine' }>,
  { before, place, first, resolve }: At,
): void {
  const { counter } = place;
  const { next } = counter;
  counter.next = first;
  const parts = [resolve(before, place)];
  counter.next = next;
  for (const query of queries) parts.push(resolve(query, place));
  resolution.combined = { operator, parts, values: resolution.values };
  resolution.where.length = 0;
  Object.assign(resolution, { orderBy: [], reversed: false, offset: 0, limit: null, distinct: false, groupBy: 'none', none: false });
}

const fits: ReadonlySet<OpName> = new Set<OpName>(['orderBy', 'reverse', 'slice', 'values', 'combine', 'none', 'page', 'lock']);
/** @throws ProgrammingError NUA_QUERY_INVALID for a call that would have to change the queries that were combined */
export function checkCombined({ combined, meta }: Resolution, op: Op): void {
  if (!combined || (fits.has(op.op) && !(op.op === 'values' && op.computed.length > 0))) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${op.op}() can't follow ${combined.operator}: the rows come from several queries.`, {
    fix: `Call ${op.op}() on each of them first.`,
    model: meta.name,
  });
}

const alias = 'combined';

/** The rows of all, under the names of the first. */
export function combinedRows(resolution: Resolution): { readonly select: Select; readonly row: RowShape } {
  const { combined, values, offset } = resolution;
  const limit = isEmpty(resolution) ? 0 : resolution.limit;
  const { operator, parts } = combined!;
  const all = parts.map((part) => partOf(part, values));
  const selects = all.filter((_, i) => !leftOut(operator, parts[i]!, i));
  const first = all[0]!;
  for (const { select } of all) checkColumns(select, first.select);
  const columns = new Columns(first.row, first.select.columns);
  const { row, read } = values === combined!.values || !values ? { row: first.row, read: columns.all } : columns.pick(values);
  const select: Select = {
    statement: 'select',
    from: { source: 'union', operator, selects: selects.length > 0 ? selects.map((s) => named(s.select)) : [named(first.select)], alias },
    joins: [],
    columns: read,
    distinct: false,
    where: null,
    groupBy: [],
    having: null,
    orderBy: orderingOf(resolution, columns),
    limit,
    offset,
  };
  return { select, row };
}

/** a query without rows adds none, and takes none away */
const leftOut = (operator: SetOperator, part: Resolution, i: number): boolean =>
  operator !== 'intersect' && isEmpty(part) && (operator !== 'except' || i > 0);

/** what the whole reads, each part reads that says nothing else */
function partOf(part: Resolution, values: Resolution['values']): { readonly select: Select; readonly row: RowShape } {
  part.values ??= values;
  if (part.combined) return combinedRows(part);
  if (!part.sliced && !Array.isArray(part.distinct)) part.orderBy = [];
  return rowsOf(part);
}
const named = (select: Select): Select => ({ ...select, columns: select.columns.map((c, i) => ({ ...c, as: `c${i}` })) });

function checkColumns(select: Select, first: Select): void {
  if (select.columns.length === first.columns.length) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', 'Queries that are combined read the same number of columns.', {
    fix: 'Name the same columns in the values() of each.',
  });
}

/** The columns of the whole by their names. */
class Columns {
  readonly #values: readonly RowValue[];
  readonly all: readonly SelectColumn[];
  readonly #row: RowShape;

  constructor(row: RowShape, columns: readonly SelectColumn[]) {
    this.#row = row;
    this.#values = valuesOf(row);
    this.all = columns.map(({ type, expr, label }, i) => ({
      expr: { node: 'column', alias, column: `c${i}`, type },
      type,
      label: label ?? (expr.node === 'column' ? expr.column : `c${i}`),
    }));
  }

  find(name: string): RowValue | undefined {
    const key = name === 'pk' && this.#row.kind === 'instance' ? this.#row.meta.primaryKey[0]!.name : name;
    return this.#values.find((v) => v.name === key) ?? this.#values.find((v) => v.name === `${key}Id`);
  }

  at(name: string): Typed {
    const found = this.find(name);
    if (found) return this.all[found.position]!.expr as Typed;
    throw new FieldError('NUA_FIELD_UNKNOWN', `The queries that are combined read no "${printable(name)}".`, {
      fix: suggest(
        name,
        'The result',
        this.#values.map((v) => v.name),
      ),
      field: name,
    });
  }

  pick({ form, names }: NonNullable<Resolution['values']>): { readonly row: RowShape; readonly read: readonly SelectColumn[] } {
    const read = names.map((name) => ({ expr: this.at(name), type: this.at(name).type, label: name }));
    const values = read.map(({ type }, position) => ({ name: names[position]!, type, position }));
    return { row: form === 'flat' ? { kind: 'flat', value: values[0]! } : { kind: form, values }, read };
  }
}

function valuesOf(row: RowShape): readonly RowValue[] {
  switch (row.kind) {
    case 'instance':
      return [...row.columns.map(({ column: { name, type }, position }) => ({ name, type, position })), ...row.annotations];
    case 'flat':
      return [row.value];
    default:
      return row.values;
  }
}

/** By the columns that are read, under their names. */
function orderingOf(resolution: Resolution, columns: Columns): Ordering[] {
  const { counter, orderValues, reversed } = resolution;
  const scope = scopeOf(resolution, columns);
  const { next } = counter;
  counter.next = orderValues;
  const terms = (resolution.orderBy ?? []).map((item) => term(item, scope));
  counter.next = next;
  if (!reversed) return terms;
  return terms.map(({ expr, desc, nulls }) => ({ expr, desc: !desc, ...(nulls && { nulls: nulls === 'first' ? 'last' : 'first' }) }));
}
function term(item: string | Expression, scope: Scope): Ordering {
  if (isExpression(item)) return resolveTerm(item as Expression, scope);
  const text = item as string;
  if (text === '?') return { expr: call('random', []), desc: false };
  return text.startsWith('-') ? { expr: scope.path(text.slice(1)), desc: true } : { expr: scope.path(text), desc: false };
}

function scopeOf(resolution: Resolution, columns: Columns): Scope {
  const scope: Scope = {
    ...resolution.scope(null),
    path(path) {
      const parts = path.split('__');
      const prefixes = parts.map((_, i) => parts.slice(0, parts.length - i).join('__'));
      const name = prefixes.find((prefix) => columns.find(prefix)) ?? parts[0]!;
      const expr = columns.at(name);
      return applyTransforms({ expr, type: expr.type, of: name }, parts.slice(name.split('__').length), scope).expr as Typed;
    },
    expression: (expression, beside) => resolveExpression(expression, scope, beside),
  };
  return scope;
}
