import { printable, ProgrammingError } from '../errors/index.js';
import {
  checkLookups,
  type Condition,
  conditionOf,
  type Connector,
  describe,
  EXPRESSION,
  type Expression,
  isCondition,
  isExpression,
  lookup,
  operandExpression,
} from '../expressions/index.js';
import type { Place } from '../load/index.js';
import {
  branch,
  conditionKey,
  expressionKey,
  type Op,
  type QueryState,
  type SetOperator,
  type Shape,
  structureOf,
  structureOfExpression,
  type ValuesForm,
  withRoom,
} from '../query/index.js';
import { NoQueryAround, resolveShape } from '../resolve/index.js';

// From shape to shape: the calls of a chain as steps in the tree. A step that was taken before is one look into a map.

/** Grows the tree by a step, once the models say that it makes sense. Before register() nothing can be said yet. */
function grow(shape: Shape, at: Parameters<Shape['keep']>[0], key: string | number, op: Op, values = 0): Shape {
  const child = shape.sprout(op, values);
  if (shape.meta.ready) check(child);
  return shape.keep(at, key, child);
}

/** What names a column of a query around can't be said before there is one. */
function check(shape: Shape): void {
  try {
    resolveShape(shape);
  } catch (error) {
    if (!(error instanceof NoQueryAround)) throw error;
  }
}

export function step(shape: Shape, key: string, op: () => Op, values = 0): Shape {
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

export const place = (values: unknown[], from: number, own: readonly unknown[]): void => {
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

/** values(), valuesList(): names, and expressions under names, whose values go into `values`. */
export function columns(shape: Shape, values: unknown[], form: ValuesForm, items: readonly unknown[]): Shape {
  const own: unknown[] = [];
  const names: string[] = [];
  const computed: (readonly [string, Expression])[] = [];
  const compute = (name: string, expression: Expression) => {
    names.push(name);
    computed.push([name, expression]);
  };
  for (const item of items) {
    if (typeof item === 'string') names.push(item);
    else if ((isExpression(item) || isCondition(item)) && form !== 'object') {
      const expression = operandExpression(item);
      compute(defaultName(expression, names.length), expression);
    } else if (form === 'object') for (const [name, expression] of expressionsOf(item)) compute(name, expression);
    else throw notAName(item);
  }
  // as they are resolved: expressions first
  const key = computed.map(([name, expression]) => `${counted(name)}${expressionKey(expression, own)}`).join('');
  place(values, shape.size, own);
  return step(
    shape,
    `v${form} ${names.map(counted).join('')} ${key}`,
    () => ({ op: 'values', form, names: Object.freeze(names), computed: Object.freeze(computed.map(structureOfEntry)) }),
    own.length,
  );
}

/** an expression without a name is called by what it is and where it stands: `f1`, `lower2` */
function defaultName(expression: Expression, position: number): string {
  const data = expression[EXPRESSION];
  return `${data.kind === 'path' ? 'f' : 'op' in data ? data.op.replaceAll('-', '') : data.kind}${position + 1}`;
}

/** annotate(), alias(): expressions under names. */
export function annotate(shape: Shape, values: unknown[], selected: boolean, given: unknown): Shape {
  const entries = expressionsOf(given);
  if (entries.length === 0) return shape;
  const { key, own } = keyOfEntries(entries);
  place(values, shape.size, own);
  const structure = entries.map(structureOfEntry);
  const op = (): Op => ({ op: 'annotate', selected, names: structure.map(([name]) => name), expressions: structure.map(([, e]) => e) });
  return step(shape, `${selected ? 'a' : 'l'}${key}`, op, own.length);
}

/** What aggregate() is asked with: the last step of its chain. */
export function aggregate({ shape, values }: QueryState, given: unknown): QueryState {
  const entries = expressionsOf(given);
  const { key, own } = keyOfEntries(entries);
  const all = withRoom(values as unknown[], shape.size);
  place(all, shape.size, own);
  const structure = entries.map(structureOfEntry);
  const op = (): Op => ({ op: 'aggregate', names: structure.map(([name]) => name), expressions: structure.map(([, e]) => e) });
  return { shape: step(shape, `g${key}`, op, own.length), values: all };
}

function keyOfEntries(entries: readonly (readonly [string, Expression])[]): { readonly key: string; readonly own: unknown[] } {
  const own: unknown[] = [];
  return { key: entries.map(([name, expression]) => `${counted(name)}${expressionKey(expression, own)}`).join(''), own };
}
const structureOfEntry = ([name, expression]: readonly [string, Expression]): readonly [string, Expression] =>
  Object.freeze([name, structureOfExpression(expression)] as const);

/** @throws ProgrammingError NUA_QUERY_INVALID for what is no object of expressions */
function expressionsOf(given: unknown): (readonly [string, Expression])[] {
  const prototype: unknown = typeof given === 'object' && given !== null ? Object.getPrototypeOf(given) : undefined;
  if ((prototype !== Object.prototype && prototype !== null) || isExpression(given)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `Expressions stand in an object, under names, not in ${describe(given)}.`, {
      fix: "Write { n: Count('posts') }.",
    });
  }
  return Object.entries(given as object).map(([name, value]) => {
    if (!isExpression(value) && !isCondition(value)) {
      throw new ProgrammingError('NUA_QUERY_INVALID', `"${printable(name)}" is ${describe(value)}, not an expression.`, {
        fix: "Write Value(...) for a value, F('name') for a field.",
      });
    }
    return [name, operandExpression(value)];
  });
}

/** The rows of other querysets with those of this one. */
export function combine({ shape, values }: QueryState, operator: SetOperator, others: readonly QueryState[]): QueryState {
  const own = others.flatMap((other) => other.values.slice(0, other.shape.size));
  const all = withRoom(values as unknown[], shape.size);
  place(all, shape.size, own);
  const queries = Object.freeze(others.map((other) => other.shape));
  const key = `u${operator} ${queries.map((q) => q.id).join()}`;
  return { shape: step(shape, key, () => ({ op: 'combine', operator, queries }), own.length), values: all };
}

/** The conditions of another queryset with those of this one. */
export function merge({ shape, values }: QueryState, connector: Connector, other: QueryState): QueryState {
  const all = withRoom(values as unknown[], shape.size);
  place(all, shape.size, other.values.slice(0, other.shape.size));
  const op = (): Op => ({ op: 'merge', connector, query: other.shape });
  return { shape: step(shape, `m${connector} ${other.shape.id}`, op, other.shape.size), values: all };
}

/** names may hold any character: where one ends is told by its length */
export const counted = (name: string): string => `${name.length}:${name}`;

const notAName = (given: unknown): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `This method takes names, not ${describe(given)}.`, {
    fix: 'Give the names of fields as text.',
  });

export const notDeferred = (shape: Shape): Shape => step(shape, 'defer null', () => ({ op: 'defer', names: null }));

export const plain = (shape: Shape, op: 'reverse' | 'none'): Shape => step(shape, op, () => ({ op }));
