import { ProgrammingError } from '../errors/index.js';
import type { Expression } from '../expressions/index.js';
import { columnsIn, type Expr } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import { rootShape, type Shape } from '../query/index.js';
import { aggregates, windows } from './aggregate.js';
import { resolveExpression, type Typed } from './expression.js';
import { outermost, resolveShape } from './resolve.js';
import type { Resolution } from './resolution.js';

/** A column and what it is set to; null: a value. */
export interface Assignment {
  readonly column: ColumnMeta;
  readonly expression: Expression | null;
}

/**
 * What update() sets in one of the row's tables, by names that its model has; values stand in the order of the columns, from `first` on.
 * @throws ProgrammingError NUA_QUERY_INVALID for what the row alone doesn't say
 */
export function resolveAssignments(shape: Shape, table: ModelMeta, first: number, assigned: readonly Assignment[]): Expr[] {
  const resolution = resolveShape(table === shape.meta.concrete ? shape : rootShape(table), outermost());
  resolution.counter.next = first;
  const scope = resolution.scope(null);
  return assigned.map(({ column, expression }) => {
    const { type, model, name } = column;
    if (!expression) return scope.value(undefined, { type, of: `${model.name}.${name}` });
    return ofRow(resolution, column, resolveExpression(expression, scope, type));
  });
}

/**
 * What a new row has: values and expressions, which can't be about columns since there is no row yet.
 * @throws ProgrammingError NUA_QUERY_INVALID
 */
export function resolveInserted(shape: Shape, assigned: readonly Assignment[]): Expr[] {
  const { name: model } = shape.meta;
  return resolveAssignments(shape, shape.meta, 0, assigned).map((value, i) => {
    if (columnsIn(value).length === 0) return value;
    const { name } = assigned[i]!.column;
    throw new ProgrammingError(
      'NUA_QUERY_INVALID',
      `A new ${model} has ${model}.${name} set to an expression of columns, and no row yet.`,
      {
        fix: 'Expressions of columns are for update(), and for rows that are saved.',
        model,
        field: name,
      },
    );
  });
}

function ofRow({ base, meta }: Resolution, { name }: ColumnMeta, expr: Typed): Expr {
  const why = aggregates(expr)
    ? 'an aggregate, which is of many rows'
    : windows(expr)
      ? 'a window, which is of many rows'
      : columnsIn(expr).some((c) => c.alias !== base)
        ? 'a column of another table'
        : null;
  if (!why) return expr;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${meta.name}.${name} is set to ${why}.`, {
    fix: 'Write it as a Subquery() with OuterRef("pk").',
    model: meta.name,
    field: name,
  });
}
