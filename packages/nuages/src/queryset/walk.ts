import { ProgrammingError } from '../errors/index.js';
import { type Condition, conditionOf, describe, type Expression, isCondition, isExpression, lookup } from '../expressions/index.js';
import { branch, conditionKey, expressionKey, type Op, type Shape, structureOf } from '../query/index.js';
import { resolveShape } from '../resolve/index.js';

// From shape to shape: the calls of a chain as steps in the tree. A step that was taken before is one look into a map.

/** Grows the tree by a step, once the models say that it makes sense. Before register() nothing can be said yet. */
function grow(shape: Shape, at: Parameters<Shape['keep']>[0], key: string | number, op: Op): Shape {
  const child = shape.sprout(op);
  if (shape.meta.ready) resolveShape(child);
  return shape.keep(at, key, child);
}

function step(shape: Shape, key: string, op: () => Op): Shape {
  return shape.child(branch.other, key) ?? grow(shape, branch.other, key, op());
}

/** What a walk changes: the shape, and the values that go with it. */
export interface Walk {
  shape: Shape;
  values: unknown[];
}

/** filter() and exclude(): the lookups of all the conditions belong to one call. */
export function filter(walk: Walk, negated: boolean, conditions: readonly unknown[]): void {
  let first = true;
  for (const where of conditions) {
    if (isCondition(where) || isExpression(where)) {
      if (isCondition(where) && isNothing(conditionOf(where))) continue;
      byCondition(walk, negated, first, conditionOf(where));
      first = false;
    } else {
      first = byLookups(walk, negated, first, where);
    }
  }
}

const isNothing = (condition: Condition): boolean => condition.kind === 'group' && condition.children.length === 0;

function byLookups(walk: Walk, negated: boolean, begins: boolean, where: unknown): boolean {
  const prototype = typeof where === 'object' && where !== null ? Object.getPrototypeOf(where) : undefined;
  if (prototype !== Object.prototype && prototype !== null) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `A condition is an object of lookups, a Q or an expression, not ${describe(where)}.`, { fix: 'Write filter({ title: "x" }) or filter(Q({ title: "x" })).' });
  }
  let first = begins;
  for (const path in where as object) {
    if (!Object.hasOwn(where as object, path)) continue;
    const value = (where as Record<string, unknown>)[path];
    const kind = typeof value;
    if (kind === 'string' || kind === 'number' || kind === 'bigint') {
      const at = negated ? (first ? branch.excludeFirst : branch.excludeNext) : first ? branch.filterFirst : branch.filterNext;
      const { shape } = walk;
      walk.shape = shape.child(at, path) ?? grow(shape, at, path, { op: 'filter', first, negated, condition: structureOf(lookup(path, value)) });
      walk.values.push(value);
    } else byCondition(walk, negated, first, lookup(path, value));
    first = false;
  }
  return first;
}

function byCondition(walk: Walk, negated: boolean, first: boolean, condition: Condition): void {
  const key = `${negated ? '!' : '?'}${first ? '(' : ','}${conditionKey(condition, walk.values)}`;
  walk.shape = step(walk.shape, key, () => ({ op: 'filter', first, negated, condition: structureOf(condition) }));
}

export function orderBy(walk: Walk, by: readonly unknown[]): void {
  if (by.length === 0) walk.shape = step(walk.shape, 'o', () => ({ op: 'orderBy', first: true, by: null }));
  for (let i = 0; i < by.length; i++) {
    const item = by[i];
    const first = i === 0;
    const at = first ? branch.orderFirst : branch.orderNext;
    if (typeof item === 'string') walk.shape = walk.shape.child(at, item) ?? grow(walk.shape, at, item, { op: 'orderBy', first, by: item });
    else if (isExpression(item)) {
      const key = `${first ? 'o' : 'p'}${expressionKey(item as Expression, walk.values)}`;
      walk.shape = step(walk.shape, key, () => ({ op: 'orderBy', first, by: item as Expression }));
    } else throw new ProgrammingError('NUA_QUERY_INVALID', `orderBy() takes names and expressions, not ${describe(item)}.`, { fix: 'Write orderBy("-createdAt").' });
  }
}

export function slice(shape: Shape, start: number, end: number | undefined): Shape {
  const whole = (n: unknown) => Number.isSafeInteger(n) && (n as number) >= 0;
  if (!whole(start) || (end !== undefined && !whole(end))) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'slice() takes whole numbers from 0.', { fix: 'To count from the end, reverse() and slice from the start.' });
  }
  const key = end === undefined ? -1 - start : start * 1e6 + (end - start);
  const fits = start < 1e9 && (end === undefined || (end >= start && end - start < 1e6));
  const op: Op = { op: 'slice', start, end: end ?? null };
  if (fits) return shape.child(branch.slice, key) ?? grow(shape, branch.slice, key, op);
  return step(shape, `s${start}:${end}`, () => op);
}

/** only(), defer(), values(), distinct(): names alone. */
export function named(shape: Shape, key: string, names: readonly unknown[], op: (names: readonly string[]) => Op): Shape {
  for (const name of names) {
    if (typeof name !== 'string') throw new ProgrammingError('NUA_QUERY_INVALID', `This method takes names, not ${describe(name)}.`, { fix: 'Give the names of fields as text.' });
  }
  return step(shape, `${key}\0${names.join('\0')}`, () => op(Object.freeze([...(names as string[])])));
}

export const plain = (shape: Shape, op: 'reverse' | 'none'): Shape => step(shape, op, () => ({ op }));
