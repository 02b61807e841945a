import { ProgrammingError } from '../errors/index.js';
import { describe, isExpression, QUERY } from '../expressions/index.js';
import { type QueryState, type Shape, type ValuesForm, withRoom } from '../query/index.js';
import { columns, condition, named, notDeferred, order, plain, slice, unordered } from './walk.js';

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
    if (typeof last !== 'object' || last === null || isExpression(last)) return this.#columns('tuple', args);
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

  using(alias: string): this {
    return this.#to(this.#shape.using(alias));
  }
}

function make<C>(cls: new () => C, shape: Shape, values: unknown[]): C {
  nextShape = shape;
  nextValues = values;
  return new cls();
}
