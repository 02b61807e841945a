import { ProgrammingError } from '../errors/index.js';
import {
  checkLookups,
  type Condition,
  conditionOf,
  describe,
  type Expression,
  isCondition,
  isExpression,
  lookup,
} from '../expressions/index.js';
import type { Place } from '../load/index.js';
import {
  branch,
  conditionKey,
  expressionKey,
  type Op,
  type QueryState,
  type Shape,
  structureOf,
  structureOfExpression,
  type ValuesForm,
  withRoom,
} from '../query/index.js';
import { resolveShape } from '../resolve/index.js';

// From shape to shape: the calls of a chain as steps in the tree. A step that was taken before is one look into a map.

/** Grows the tree by a step, once the models say that it makes sense. Before register() nothing can be said yet. */
function grow(shape: Shape, at: Parameters<Shape['keep']>[0], key: string | number, op: Op, values = 0): Shape {
  const child = shape.sprout(op, values);
  if (shape.meta.ready) resolveShape(child);
  return shape.keep(at, key, child);
}

function step(shape: Shape, key: string, op: () => Op, values = 0): Shape {
  return shape.child(branch.other, key) ?? grow(shape, branch.other, key, op(), values);
}

/**
 * One condition of filter() or exclude(). The values go into `values` from `shape.size` on. `first`: nothing of the call stands in the
 * shape yet, the lookups of all its conditions belong to one call.
 */
export function condition(shape: Shape, values: unknown[], negated: boolean, first: boolean, where: unknown): Shape {
  if (!isCondition(where) && !isExpression(where)) return lookups(shape, values, negated, first, where);
  const given = conditionOf(where);
  return given.kind === 'group' && given.children.length === 0 ? shape : anyCondition(shape, values, negated, first, given);
}

function lookups(start: Shape, values: unknown[], negated: boolean, begins: boolean, where: unknown): Shape {
  checkLookups(where);
  let shape = start;
  for (const path in where) {
    if (!Object.hasOwn(where, path)) continue;
    const value = where[path];
    const first = begins && shape === start;
    const kind = typeof value;
    if (kind === 'string' || kind === 'number' || kind === 'bigint') {
      const at = negated ? (first ? branch.excludeFirst : branch.excludeNext) : first ? branch.filterFirst : branch.filterNext;
      values[shape.size] = value;
      shape =
        shape.child(at, path) ?? grow(shape, at, path, { op: 'filter', first, negated, condition: structureOf(lookup(path, value)) }, 1);
    } else shape = anyCondition(shape, values, negated, first, lookup(path, value));
  }
  return shape;
}

function anyCondition(shape: Shape, values: unknown[], negated: boolean, first: boolean, given: Condition): Shape {
  const own: unknown[] = [];
  const key = `${negated ? '!' : '?'}${first ? '(' : ','}${conditionKey(given, own)}`;
  place(values, shape.size, own);
  return step(shape, key, () => ({ op: 'filter', first, negated, condition: structureOf(given) }), own.length);
}

const place = (values: unknown[], from: number, own: readonly unknown[]): void => {
  for (let i = 0; i < own.length; i++) values[from + i] = own[i];
};

/** One item of orderBy(). */
export function order(shape: Shape, values: unknown[], first: boolean, by: unknown): Shape {
  const at = first ? branch.orderFirst : branch.orderNext;
  if (typeof by === 'string') return shape.child(at, by) ?? grow(shape, at, by, { op: 'orderBy', first, by });
  if (!isExpression(by))
    throw new ProgrammingError('NUA_QUERY_INVALID', `orderBy() takes names and expressions, not ${describe(by)}.`, {
      fix: 'Write orderBy("-createdAt").',
    });
  const own: unknown[] = [];
  const key = `${first ? 'o' : 'p'}${expressionKey(by as Expression, own)}`;
  place(values, shape.size, own);
  return step(shape, key, () => ({ op: 'orderBy', first, by: structureOfExpression(by as Expression) }), own.length);
}
export const unordered = (shape: Shape): Shape => step(shape, 'o', () => ({ op: 'orderBy', first: true, by: null }));

export function slice(shape: Shape, start: number, end: number | undefined): Shape {
  const whole = (n: unknown) => Number.isSafeInteger(n) && (n as number) >= 0;
  if (!whole(start) || (end !== undefined && !whole(end))) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'slice() takes whole numbers from 0.', {
      fix: 'To count from the end, reverse() and slice from the start.',
    });
  }
  const key = end === undefined ? -1 - start : start * 1e6 + (end - start);
  const fits = start < 1e9 && (end === undefined || (end >= start && end - start < 1e6));
  const op: Op = { op: 'slice', start, end: end ?? null };
  if (fits) return shape.child(branch.slice, key) ?? grow(shape, branch.slice, key, op);
  return step(shape, `s${start}:${end}`, () => op);
}

/** So many rows behind a place of the ordering, or before it; null: from its beginning. */
export function page({ shape, values }: QueryState, size: number, backwards: boolean, after: Place | null): QueryState {
  const all = withRoom(values as unknown[], shape.size);
  const own = after?.filter((value) => value !== null) ?? [];
  const nulls = after && after.map((value) => value === null);
  place(all, shape.size, own);
  const key = `p${backwards ? '<' : '>'}${size}:${nulls?.map(Number).join('') ?? ''}`;
  return { shape: step(shape, key, () => ({ op: 'page', size, backwards, nulls }), own.length), values: all };
}

/** only(), defer(), distinct(): names alone. */
export function named(shape: Shape, key: string, names: readonly unknown[], op: (names: readonly string[]) => Op): Shape {
  for (const name of names) if (typeof name !== 'string') throw notAName(name);
  return step(shape, `${key} ${(names as string[]).map(counted).join('')}`, () => op(Object.freeze([...(names as string[])])));
}

/** values(), valuesList(): names, or expressions, whose values go into `values`. */
export function columns(shape: Shape, values: unknown[], form: ValuesForm, items: readonly unknown[]): Shape {
  const own: unknown[] = [];
  const keys = items.map((item) => {
    if (typeof item !== 'string' && !isExpression(item)) throw notAName(item);
    return typeof item === 'string' ? counted(item) : `x${expressionKey(item as Expression, own)}`;
  });
  place(values, shape.size, own);
  return step(
    shape,
    `v${form} ${keys.join('')}`,
    () => ({ op: 'values', form, names: Object.freeze(items.map(structureOfItem)) }),
    own.length,
  );
}

/** names may hold any character: where one ends is told by its length */
const counted = (name: string): string => `${name.length}:${name}`;
const structureOfItem = (item: unknown): string | Expression =>
  typeof item === 'string' ? item : structureOfExpression(item as Expression);

const notAName = (given: unknown): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `This method takes names, not ${describe(given)}.`, {
    fix: 'Give the names of fields as text.',
  });

export const notDeferred = (shape: Shape): Shape => step(shape, 'defer null', () => ({ op: 'defer', names: null }));

export const plain = (shape: Shape, op: 'reverse' | 'none'): Shape => step(shape, op, () => ({ op }));
