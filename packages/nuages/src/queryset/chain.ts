import { ProgrammingError } from '../errors/index.js';
import { checkOptions, type Connector, describe, isCondition, isExpression, isQuery, QUERY } from '../expressions/index.js';
import { type QueryState, rootShape, type SetOperator, type Shape, type ValuesForm, withRoom } from '../query/index.js';
import { moments } from './moments.js';
import { sliced } from './shapes.js';
import { fetchMode, lock, notPrefetched, prefetch, runOptions, selectRelated } from './loading.js';
import { annotate, columns, combine, condition, merge, named, notDeferred, order, plain, slice, unordered } from './walk.js';

// The state that the next queryset takes: its class may be the user's, whose constructor takes nothing.
let nextShape: Shape | null = null;
let nextValues: unknown[] = [];

/** A queryset's calls that give another queryset; what users read of them stands in types/queryset.ts. Nothing here touches the database. */
export abstract class Chain {
  readonly #shape: Shape;
  readonly #values: unknown[];

  constructor() {
    if (!nextShape) {
      throw new ProgrammingError('NUA_QUERY_INVALID', `${new.target.name} is not made with new.`, {
        fix: 'Give the class to manager(): static override readonly objects = manager(PostQuerySet).',
      });
    }
    this.#shape = nextShape;
    this.#values = nextValues;
    nextShape = null;
  }

  /** A queryset of class `cls` in this state. */
  static from<C extends Chain>(cls: new () => C, state: QueryState): C {
    return make(cls, state.shape, state.values as unknown[]);
  }

  get [QUERY](): QueryState {
    return { shape: this.#shape, values: this.#values };
  }

  #to(shape: Shape, values = this.#values): this {
    return make(this.constructor as new () => this, shape, values);
  }

  all(): this {
    return this.#to(this.#shape);
  }

  none(): this {
    return this.#to(plain(this.#shape, 'none'));
  }

  // `arguments`: a list of them would be made at each call
  filter(..._conditions: unknown[]): this {
    const values = withRoom(this.#values, this.#shape.size);
    let shape = this.#shape;
    for (let i = 0; i < arguments.length; i++) shape = condition(shape, values, false, shape === this.#shape, arguments[i]);
    return this.#to(shape, values);
  }

  exclude(...conditions: unknown[]): this {
    const values = withRoom(this.#values, this.#shape.size);
    let shape = this.#shape;
    for (const where of conditions) shape = condition(shape, values, true, shape === this.#shape, where);
    return this.#to(shape, values);
  }

  orderBy(..._by: unknown[]): this {
    if (arguments.length === 0) return this.#to(unordered(this.#shape));
    const values = withRoom(this.#values, this.#shape.size);
    let shape = this.#shape;
    for (let i = 0; i < arguments.length; i++) shape = order(shape, values, i === 0, arguments[i]);
    return this.#to(shape, values);
  }

  reverse(): this {
    return this.#to(plain(this.#shape, 'reverse'));
  }

  distinct(...columns: unknown[]): this {
    return this.#to(named(this.#shape, 'distinct', columns, (list) => ({ op: 'distinct', columns: list })));
  }

  slice(start: number, end?: number): this {
    return this.#to(slice(this.#shape, start, end));
  }

  values(...names: unknown[]): this {
    return this.#columns('object', names);
  }

  valuesList(...args: unknown[]): this {
    const last = args.at(-1);
    if (typeof last !== 'object' || last === null || isExpression(last) || isCondition(last)) return this.#columns('tuple', args);
    const { flat, named: withNames, ...others } = last as { flat?: unknown; named?: unknown };
    if (Object.keys(others).length > 0 || (flat === true) === (withNames === true)) {
      throw new ProgrammingError(
        'NUA_QUERY_INVALID',
        `valuesList() takes names and { flat: true } or { named: true }, not ${describe(last)} of other options.`,
        { fix: 'Give one of the two options.' },
      );
    }
    return this.#columns(flat ? 'flat' : 'named', args.slice(0, -1));
  }

  annotate(expressions: unknown): this {
    const values = withRoom(this.#values, this.#shape.size);
    return this.#to(annotate(this.#shape, values, true, expressions), values);
  }

  alias(expressions: unknown): this {
    const values = withRoom(this.#values, this.#shape.size);
    return this.#to(annotate(this.#shape, values, false, expressions), values);
  }

  dates(field: unknown, kind: unknown, order: unknown = 'asc'): this {
    return moments(this, { method: 'dates', field, kind, order });
  }
  datetimes(field: unknown, kind: unknown, order: unknown = 'asc', options?: unknown): this {
    const { timeZone } = checkOptions('datetimes', options, ['timeZone']);
    return moments(this, { method: 'datetimes', field, kind, order, timeZone });
  }

  union(...others: unknown[]): this {
    const last = others.at(-1);
    const options = last === undefined || isQuery(last) ? null : checkOptions('union', last, ['all']);
    const all = options?.['all'] === true;
    return this.#combined(all ? 'union all' : 'union', options ? others.slice(0, -1) : others);
  }
  intersection(...others: unknown[]): this {
    return this.#combined('intersect', others);
  }
  difference(...others: unknown[]): this {
    return this.#combined('except', others);
  }
  #combined(operator: SetOperator, others: readonly unknown[]): this {
    const states = others.map((other) => stateOf(other));
    if (states.length === 0) return this;
    const { shape, values } = combine(this[QUERY], operator, states);
    return this.#to(shape, values as unknown[]);
  }

  and(other: unknown): this {
    return this.#merged('and', other);
  }
  or(other: unknown): this {
    return this.#merged('or', other);
  }
  xor(other: unknown): this {
    return this.#merged('xor', other);
  }
  #merged(connector: Connector, other: unknown): this {
    // more rows than a slice has are found by its keys
    const [mine, theirs] = connector === 'and' ? [this[QUERY], stateOf(other)] : [this.#byKey(this[QUERY]), this.#byKey(stateOf(other))];
    const { shape, values } = merge(mine, connector, theirs);
    return this.#to(shape, values as unknown[]);
  }
  #byKey(state: QueryState): QueryState {
    const { meta, alias } = state.shape;
    if (!sliced(state.shape)) return state;
    return make(this.constructor as new () => this, rootShape(meta, alias), []).filter({
      pk__in: Chain.from(this.constructor as new () => this, state),
    })[QUERY];
  }

  #columns(form: ValuesForm, items: readonly unknown[]): this {
    const values = items.every((item) => typeof item === 'string') ? this.#values : withRoom(this.#values, this.#shape.size);
    return this.#to(columns(this.#shape, values, form, items), values);
  }

  only(...names: unknown[]): this {
    return this.#to(named(this.#shape, 'only', names, (list) => ({ op: 'only', names: list })));
  }

  // `null`: all columns again
  defer(...names: unknown[]): this {
    if (names.length === 1 && names[0] === null) return this.#to(notDeferred(this.#shape));
    return this.#to(named(this.#shape, 'defer', names, (list) => ({ op: 'defer', names: list })));
  }

  // `null`: none any more
  selectRelated(...paths: unknown[]): this {
    return this.#to(selectRelated(this.#shape, paths));
  }

  // `null`: none any more
  prefetchRelated(...lookups: unknown[]): this {
    if (lookups.length === 0) return this;
    if (lookups.length === 1 && lookups[0] === null) return this.#to(notPrefetched(this.#shape));
    const values = withRoom(this.#values, this.#shape.size);
    return this.#to(prefetch(this.#shape, values, lookups), values);
  }

  selectForUpdate(options?: unknown): this {
    return this.#to(lock(this.#shape, options));
  }

  options(given: unknown): this {
    const values = withRoom(this.#values, this.#shape.size);
    return this.#to(runOptions(this.#shape, values, given), values);
  }

  fetchMode(mode: unknown): this {
    return this.#to(fetchMode(this.#shape, mode));
  }

  using(alias: string): this {
    return this.#to(this.#shape.using(alias));
  }
}

/** @throws ProgrammingError NUA_QUERY_INVALID for what is no queryset */
function stateOf(other: unknown): QueryState {
  if (isQuery(other)) return (other as { readonly [QUERY]: QueryState })[QUERY];
  throw new ProgrammingError('NUA_QUERY_INVALID', `Querysets go together with querysets, not with ${describe(other)}.`, {
    fix: 'Give Model.objects.filter({ ... }).',
  });
}

function make<C>(cls: new () => C, shape: Shape, values: unknown[]): C {
  nextShape = shape;
  nextValues = values;
  return new cls();
}
