import { printable, ProgrammingError } from '../errors/index.js';
import {
  bigintType,
  bigType,
  durationType,
  EXPRESSION,
  type Expression,
  floatType,
  type Output,
  type Takes,
} from '../expressions/index.js';
import { type Expr, partsOf, type ValueType } from '../ir/index.js';
import { widest } from './arithmetic.js';
import type { DataOf, Typed } from './expression.js';
import { decimalOf } from './decimals.js';
import { familyOf } from './family.js';
import { call } from './nodes.js';
import type { Scope } from './scope.js';
import { checkArguments } from './takes.js';
import { resolveTerm } from './term.js';

/** Computed from many rows, other than as a window over them. */
export const aggregates = (expr: Expr): boolean =>
  expr.node === 'aggregate' || (expr.node === 'window' ? partsOf(expr).flatMap(partsOf) : partsOf(expr)).some(aggregates);
/** Computed from the rows around a row. */
export const windows = (expr: Expr): boolean => expr.node === 'window' || partsOf(expr).some(windows);

/**
 * An aggregate where it stands.
 * @throws ProgrammingError NUA_QUERY_INVALID over another aggregate, or a window: one statement counts its rows once
 */
export function resolveAggregate(data: DataOf<'aggregate'>, scope: Scope): Typed {
  const { op, args, output, distinct, filter, orderBy, fallback, options, takes } = data;
  const resolved: Typed[] = [];
  for (const arg of args) resolved.push(scope.expression(arg, resolved[0]?.type));
  const nested = resolved.findIndex(aggregates);
  if (nested >= 0) throw ofAggregate(op, args[nested]!);
  if (resolved.some(windows)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `${op}() of a window can't be computed in one statement.`, {
      fix: 'annotate() the window, then call aggregate() with its name.',
    });
  }
  check(op, takes, resolved);
  const type = typeOf(output, resolved[0]!.type, resolved);
  const node: Typed = Object.freeze({
    node: 'aggregate',
    op,
    args: resolved,
    distinct,
    filter: filter && scope.condition(filter),
    orderBy: orderBy.map((each) => resolveTerm(each, scope)),
    type,
    ...(options && { options }),
  });
  return fallback ? call('coalesce', [node, scope.expression(fallback, type)], type) : node;
}

function ofAggregate(op: string, arg: Expression): ProgrammingError {
  const data = arg[EXPRESSION];
  const named = data.kind === 'path' ? `"${printable(data.path)}", an aggregate itself,` : 'an aggregate';
  return new ProgrammingError('NUA_QUERY_INVALID', `${op}() of ${named} can't be computed in one statement.`, {
    fix: 'Compute one of them in a Subquery(), or call aggregate() on the annotated queryset; in one aggregate(), choose another name.',
  });
}

/** lengths of time add up too, and times of day, which are lengths since midnight */
function check(op: string, takes: Takes | undefined, args: readonly Typed[]): void {
  const family = familyOf(args[0]!.type);
  if (takes === 'number' && (family === 'duration' || family === 'time')) return;
  checkArguments(op, takes, args);
}

function typeOf(output: Output, first: ValueType, args: readonly Typed[]): ValueType {
  if (typeof output !== 'string') return output;
  switch (output) {
    case 'sum':
      return sumOf(first);
    case 'mean':
      return meanOf(first);
    case 'list':
      return listOf(first);
    default:
      return widest(args.map((a) => a.type));
  }
}

/** What holds the sum of such values. */
export function sumOf(type: ValueType): ValueType {
  if (type.kind === 'decimal') return decimalOf([type]);
  if (type.kind === 'time') return durationType;
  const { name } = type.cell;
  return name === 'bigint' ? bigintType : name === 'number' || name === 'bigint-number' ? bigType : type;
}
/** Means of whole numbers are floats; of decimals and durations, what they are. */
export function meanOf(type: ValueType): ValueType {
  if (type.kind === 'time') return durationType;
  return type.kind === 'decimal' ? decimalOf([type]) : type.kind === 'duration' ? type : floatType;
}

const lists = new WeakMap<ValueType, ValueType>();
/** An array of such values. */
function listOf(item: ValueType): ValueType {
  let list = lists.get(item);
  if (!list) {
    const { decode } = item;
    list = Object.freeze({
      kind: 'array',
      cell: Object.freeze({ name: 'array', item: item.cell }),
      column: Object.freeze({ name: 'array', item: item.column }),
      encode: (value: unknown) => (value as readonly unknown[]).map((each) => (each === null ? null : item.encode(each))),
      ...(decode && { decode: (cells: readonly unknown[]) => cells.map((cell) => (cell === null ? null : decode(cell as never))) }),
      item,
    }) as ValueType;
    lists.set(item, list);
  }
  return list;
}
