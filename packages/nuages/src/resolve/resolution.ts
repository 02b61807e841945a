import { ProgrammingError } from '../errors/index.js';
import { type Condition, EXPRESSION, type Expression, type Group, QUERY } from '../expressions/index.js';
import type { ColumnNode, Expr, OutOfRange, ParamNode, SelectColumn } from '../ir/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { Op, QueryState, ValuesForm } from '../query/index.js';
import type { Combined } from './combine.js';
import { addCondition, conditionAsValue } from './condition.js';
import { resolveExpression, type Typed } from './expression.js';
import { Joins } from './joins.js';
import { applyTransforms, type Left } from './lookup.js';
import { follow } from './names.js';
import type { Loading } from './mask.js';
import { acrossRelation, call, column, literal } from './nodes.js';
import { isNullable, setUp, trim } from './path.js';
import type { Prefetched } from './prefetch.js';
import type { Scope, ValueUse } from './scope.js';
import type { SelectRelated } from './select-related.js';
import { zoneParameter } from './zone.js';

/** Position of the next value among a query's values, shared with its subqueries. */
export interface Counter {
  next: number;
  /** values that lie outside what their columns can hold */
  readonly beyond?: ReadonlyMap<number, OutOfRange>;
  /** every value that was met, also where the condition around it is known without it */
  readonly met: ParamNode[];
}
export type OfMany = 'all' | 'each' | null;
/** Where a queryset stands that stands inside another. */
export interface Place {
  readonly depth: number;
  readonly counter: Counter;
  /** of the query around */
  readonly outer: Scope | null;
  /** the related rows of many rows are asked for, not those of one: of all at once, or of each by itself */
  readonly ofMany?: OfMany;
}
/** Resolves a queryset that stands inside another. */
export interface Nest {
  query(query: QueryState, place: Place, key?: ColumnMeta): ReturnType<Scope['query']>;
  exists(query: QueryState, place: Place): Expr;
}
/** A value that each row has beside its columns. */
export interface Annotation {
  readonly expr: Typed;
  /** it is read, where the query reads whole rows */
  readonly selected: boolean;
}

/** A query while its calls are being resolved, one after another: what Django keeps in its Query. */
export class Resolution {
  readonly meta: ModelMeta;
  readonly depth: number;
  readonly counter: Counter;
  readonly ofMany: OfMany;
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
  values: { readonly form: ValuesForm; readonly names: readonly string[] } | null = null;
  /** the columns that values() named, of the tables that were joined then */
  readonly named = new Map<string, readonly SelectColumn[]>();
  readonly annotations = new Map<string, Annotation>();
  /** what makes rows one: nothing; whatever is read of them; these */
  groupBy: 'none' | 'read' | readonly Expr[] = 'none';
  /** what is computed from all rows. `first`: where the values of its expressions begin */
  summary: { readonly names: readonly string[]; readonly expressions: readonly Expression[]; readonly first: number } | null = null;
  /** the rows of several queries as one */
  combined: Combined | null = null;
  /** columns left out (`defer`), or the only ones: paths of field names */
  loading: Loading = { only: false, names: new Set() };
  /** the relations that are joined and read with the rows */
  selectRelated: SelectRelated = null;
  /** the key of the row that each of these rows is related to, where they are a relation's */
  owner: Typed | null = null;
  /** of many owners: the list of their keys */
  owners: ParamNode | null = null;
  lock: Extract<Op, { op: 'lock' }> | null = null;
  /** the attributes that prefetchRelated() fills */
  prefetched: Map<string, Prefetched> = new Map();
  /** aliases of to-many joins that conditions of the next call share, as conditions of one call do. Django's filter_is_sticky */
  sticky: ReadonlySet<string> = new Set();
  /** aliases of the last lookup's path */
  lookupAliases: readonly string[] = [];
  readonly #nest: Nest;
  /** the query that a condition was taken out of: paths on its right-hand side are still that query's */
  #outer: { readonly resolution: Resolution; readonly reuse: Set<string> } | null = null;
  /** the query around, which OuterRef() names */
  readonly #around: Scope | null;

  constructor(meta: ModelMeta, nest: Nest, { depth, counter, outer, ofMany = null }: Place) {
    this.meta = meta;
    this.depth = depth;
    this.counter = counter;
    this.ofMany = ofMany;
    this.joins = new Joins(depth);
    this.base = this.joins.base(meta);
    this.#nest = nest;
    this.#around = outer;
  }

  get sliced(): boolean {
    return this.offset > 0 || this.limit !== null;
  }

  add(condition: Group): void {
    addCondition(this, condition);
  }

  /** A subquery of a condition here. `reuse`: what paths on its right-hand side may share here; null: they are paths of the subquery. */
  nested(meta: ModelMeta, reuse: Set<string> | null): Resolution {
    const inner = new Resolution(meta, this.#nest, { depth: this.depth + 1, counter: this.counter, outer: this.#around });
    if (reuse) inner.#outer = { resolution: this, reuse };
    return inner;
  }

  /** A value that each row has from here on. `selected`: it is read too. */
  annotate(name: string, expression: Expression, selected: boolean): void {
    const expr = resolveExpression(expression, this.scope(null));
    this.annotations.set(name, { expr, selected });
    if (selected && this.values) this.values = { ...this.values, names: [...this.values.names, name] };
  }

  /** The annotation that a path begins with, and what follows. */
  annotationAt(path: string): { readonly left: Left; readonly rest: readonly string[] } | null {
    if (this.annotations.size === 0) return null;
    const parts = path.split('__');
    for (let n = 1; n <= parts.length; n++) {
      const name = parts.slice(0, n).join('__');
      const found = this.annotations.get(name);
      if (found) return { left: { expr: found.expr, type: found.expr.type, of: name }, rest: parts.slice(n) };
    }
    return null;
  }

  /** What names and values mean in this query. `reuse`: to-many joins that may be shared; null: any. `prefix`: stands before each path. */
  scope(reuse: Set<string> | null, prefix = ''): Scope {
    const scope: Scope = {
      value: (value, use) => scope.values(value, [use])[0]!,
      beyond: () => {
        const outside = this.counter.beyond?.get(this.counter.next) ?? null;
        if (outside) this.counter.next++;
        return outside;
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
      condition: (condition: Condition) => conditionAsValue(this, condition, reuse),
      query: (query, key) => this.#nest.query(stateOf(query), this.#inside(scope), key),
      subquery: (query) => this.#subquery(query, scope),
      exists: (query) => this.#nest.exists(stateOf(query), this.#inside(scope)),
      outer: (path) => this.#ofOuter(path),
      expression: (expression, beside) => resolveExpression(expression, scope, beside),
    };
    return scope;
  }

  #inside(scope: Scope): Place {
    return { depth: this.depth + 1, counter: this.counter, outer: scope };
  }

  #subquery(query: object, scope: Scope): Typed {
    const { select, type, model, empty } = scope.query(query);
    if (model || select.columns.length !== 1) {
      throw new ProgrammingError('NUA_QUERY_INVALID', 'Subquery() takes a queryset of one column.', {
        fix: "Name it, as in .values('price').",
      });
    }
    return empty ? literal(null, type) : { node: 'subquery', select, type };
  }

  /** @throws ProgrammingError NUA_QUERY_INVALID where there is no query around */
  #ofOuter(path: string | Expression): Typed {
    if (!this.#around) throw new NoQueryAround(this.meta.name);
    if (typeof path === 'string') return path.includes('__') ? acrossRelation(this.#around.path(path)) : this.#around.path(path);
    return this.#around.expression(path);
  }

  /** The value at a path, its tables joined. */
  path(name: string, reuse: Set<string> | null): Typed {
    if (this.#outer) return this.#outer.resolution.path(name, this.#outer.reuse);
    const annotation = this.annotationAt(name);
    if (annotation) return applyTransforms(annotation.left, annotation.rest, this.scope(reuse)).expr as Typed;
    const { alias, target, rest } = this.locate(name, reuse);
    const start = { expr: column(alias, target), type: target.type, of: `${target.model.name}.${target.name}` };
    return applyTransforms(start, rest, this.scope(reuse)).expr as Typed;
  }

  /** The column at the end of a path, its tables joined, and the transforms that follow. */
  locate(
    name: string,
    reuse: Set<string> | null,
  ): { readonly alias: string; readonly target: ColumnMeta; readonly rest: readonly string[] } {
    const followed = follow(this.meta, name, this.annotations.keys());
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
    if (owner.annotationAt(data.path)) return null;
    const { alias, target, rest } = owner.locate(data.path, this.#outer?.reuse ?? reuse);
    return rest.length === 0 && isNullable(target) ? column(alias, target) : null;
  }
}

const stateOf = (query: object): QueryState => (query as { readonly [QUERY]: QueryState })[QUERY];

/** OuterRef() in a queryset that stands inside no other: as yet, or for good. */
export class NoQueryAround extends ProgrammingError {
  constructor(model: string) {
    super('NUA_QUERY_INVALID', 'OuterRef() names a column of the query around, and there is none.', {
      fix: 'Put the queryset into Subquery() or Exists().',
      model,
    });
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
