import { ProgrammingError } from '../errors/index.js';
import { type Condition, EXPRESSION, type Expression, type Group, QUERY } from '../expressions/index.js';
import type { ColumnNode, Expr, ParamNode, ValueType } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { QueryState, ValuesForm } from '../query/index.js';
import { addCondition, buildCondition } from './condition.js';
import { resolveExpression } from './expression.js';
import { Joins } from './joins.js';
import { applyTransforms } from './lookup.js';
import { follow } from './names.js';
import { call, column } from './nodes.js';
import { isNullable, setUp, trim } from './path.js';
import type { Scope, ValueUse } from './scope.js';
import { zoneParameter } from './zone.js';

/** Position of the next value among a query's values, shared with its subqueries. */
export interface Counter {
  next: number;
  /** values that lie outside what their columns can hold */
  readonly beyond?: ReadonlyMap<number, 'below' | 'above'>;
  /** every value that was met, also where the condition around it is known without it */
  readonly met: ParamNode[];
}
/** Resolves a queryset that stands inside another. */
export type Nest = (query: QueryState, depth: number, counter: Counter) => ReturnType<Scope['query']>;

/** A query while its calls are being resolved, one after another: what Django keeps in its Query. */
export class Resolution {
  readonly meta: ModelMeta;
  readonly depth: number;
  readonly counter: Counter;
  readonly joins: Joins;
  /** alias of the model's own table */
  readonly base: string;
  /** conditions that all hold */
  readonly where: Expr[] = [];
  /** null: the model's own */
  orderBy: readonly (string | Expression)[] | null = null;
  /** where the values of the ordering begin */
  orderValues = 0;
  reversed = false;
  offset = 0;
  limit: number | null = null;
  none = false;
  /** the rows behind a place: which of its values are NULL, and where the others begin */
  after: { readonly nulls: readonly boolean[]; readonly first: number } | null = null;
  distinct: boolean | readonly string[] = false;
  /** `first`: where the values of its expressions begin */
  values: { readonly form: ValuesForm; readonly names: readonly (string | Expression)[]; readonly first: number } | null = null;
  /** columns left out (`defer`), or the only ones */
  loading: { readonly only: boolean; readonly names: ReadonlySet<string> } = { only: false, names: new Set() };
  /** aliases of the last lookup's path */
  lookupAliases: readonly string[] = [];
  readonly #nest: Nest;
  /** the query around: paths on the right-hand side of a condition are its own */
  #outer: { readonly resolution: Resolution; readonly reuse: Set<string> } | null = null;

  constructor(meta: ModelMeta, nest: Nest, depth = 0, counter: Counter = { next: 0, met: [] }) {
    this.meta = meta;
    this.depth = depth;
    this.counter = counter;
    this.joins = new Joins(depth);
    this.base = this.joins.base(meta);
    this.#nest = nest;
  }

  get sliced(): boolean {
    return this.offset > 0 || this.limit !== null;
  }

  add(condition: Group): void {
    addCondition(this, condition);
  }

  /** A subquery of a condition here. */
  nested(meta: ModelMeta, reuse: Set<string>): Resolution {
    const inner = new Resolution(meta, this.#nest, this.depth + 1, this.counter);
    inner.#outer = { resolution: this, reuse };
    return inner;
  }

  /** What names and values mean in this query. `reuse`: to-many joins that may be shared; null: any. `prefix`: stands before each path. */
  scope(reuse: Set<string> | null, prefix = ''): Scope {
    const scope: Scope = {
      value: (value, use) => scope.values(value, [use])[0]!,
      beyond: () => {
        const side = this.counter.beyond?.get(this.counter.next) ?? null;
        if (side) this.counter.next++;
        return side;
      },
      values: (_, uses) => {
        const value = this.counter.next++;
        const params = uses.map((use) => parameter(value, use));
        this.counter.met.push(...params);
        return params;
      },
      inList: (left, items, use) => call('in-array', [left, scope.value(items, use)]),
      zone: () => zoneParameter,
      path: (path) => this.path(prefix + path, reuse),
      condition: (condition: Condition) =>
        buildCondition(this, condition, { negated: false, insideNot: false, reuse: new Set(reuse ?? []) }).expr,
      query: (query) => this.#nest((query as { readonly [QUERY]: QueryState })[QUERY], this.depth + 1, this.counter),
      expression: (expression) => resolveExpression(expression, scope),
    };
    return scope;
  }

  /** The value at a path, its tables joined. */
  path(name: string, reuse: Set<string> | null): Expr & { readonly type: ValueType } {
    if (this.#outer) return this.#outer.resolution.path(name, this.#outer.reuse);
    const { alias, target, rest } = this.locate(name, reuse);
    const start = { expr: column(alias, target), type: target.type, of: `${target.model.name}.${target.name}` };
    const { expr } = applyTransforms(start, rest, this.scope(reuse));
    return expr as Expr & { readonly type: ValueType };
  }

  /** The column at the end of a path, its tables joined, and the transforms that follow. */
  locate(
    name: string,
    reuse: Set<string> | null,
  ): { readonly alias: string; readonly target: ColumnMeta; readonly rest: readonly string[] } {
    const followed = follow(this.meta, name);
    const { alias, targets, aliases } = trim(this.joins, followed, setUp(this.joins, this.base, followed.steps, reuse));
    if (reuse) for (const each of aliases) reuse.add(each);
    if (targets.length > 1) {
      throw new ProgrammingError('NUA_QUERY_INVALID', `${followed.meta.name}.pk is a key of several columns and has no single value.`, {
        fix: `Name one of ${targets.map((t) => t.name).join(', ')}.`,
      });
    }
    return { alias, target: targets[0]!, rest: followed.rest };
  }

  /** The column that an expression names, if it may be NULL. */
  nullableColumn(expression: Expression, reuse: Set<string>): ColumnNode | null {
    const data = expression[EXPRESSION];
    if (data.kind !== 'path') return null;
    const owner = this.#outer?.resolution ?? this;
    const { alias, target, rest } = owner.locate(data.path, this.#outer?.reuse ?? reuse);
    return rest.length === 0 && isNullable(target) ? column(alias, target) : null;
  }
}

function parameter(value: number, { type, of, prepare, list, withinRange, planEach }: ValueUse): ParamNode {
  return Object.freeze({
    node: 'param',
    value,
    type,
    of,
    ...(prepare && { prepare }),
    ...(list && { list }),
    ...(withinRange && { withinRange }),
    ...(planEach && { planEach }),
  });
}
