import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import type { Op } from './op.js';

/** Which map of a node a child is found in: the kind of step, so that no key has to be built for the common ones. */
export const branch = {
  filterFirst: 0,
  filterNext: 1,
  excludeFirst: 2,
  excludeNext: 3,
  orderFirst: 4,
  orderNext: 5,
  slice: 6,
  other: 7,
} as const;
export type Branch = (typeof branch)[keyof typeof branch];

/** shapes that one model keeps; more, and its tree begins anew */
const limit = 10_000;
let lastId = 0;

/**
 * A node in the tree of shapes: the structure of a chain of calls, without its values. Building a query a second time is a walk
 * from node to node; what is compiled for a shape hangs on its node.
 */
export class Shape {
  readonly id = ++lastId;
  readonly meta: ModelMeta;
  readonly parent: Shape | null;
  readonly op: Op | null;
  /** of the database; null: the default */
  readonly alias: string | null;
  /** how many values go with it: the value of the next step stands there */
  readonly size: number;
  /** the rows at the end of a relation of one row, which is the value at `owner`; null: of none */
  readonly related: { readonly relation: RelationMeta; readonly owner: number } | null;
  /** where the value is that says how it is run; null: nothing does */
  readonly options: number | null;
  /** what later stages made of this shape, under keys of their own */
  readonly compiled = new Map<unknown, unknown>();
  readonly #root: Shape;
  #children: (Map<string | number, Shape> | undefined)[] = [];
  /** of the whole tree, at its root */
  #nodes = 1;
  /** where it hangs in its parent */
  #place: readonly [Branch, string | number] | null = null;

  constructor(meta: ModelMeta, alias: string | null, parent: Shape | null = null, op: Op | null = null, values = 0) {
    this.meta = meta;
    this.alias = alias;
    this.parent = parent;
    this.op = op;
    this.size = (parent?.size ?? 0) + values;
    this.related = op?.op === 'related' ? { relation: op.relation, owner: parent!.size } : (parent?.related ?? null);
    this.options = op?.op === 'options' ? parent!.size : (parent?.options ?? null);
    this.#root = parent ? parent.#root : this;
  }

  child(at: Branch, key: string | number): Shape | undefined {
    return this.#children[at]?.get(key);
  }

  /** A child that isn't part of the tree yet: it is kept once it is known to make sense. `values`: how many go with its step. */
  sprout(op: Op, values: number): Shape {
    return new Shape(this.meta, this.alias, this, Object.freeze(op), values);
  }

  keep(at: Branch, key: string | number, child: Shape): Shape {
    const root = this.#root;
    if (++root.#nodes > limit) {
      root.#children = [];
      root.#nodes = 1;
    }
    (this.#children[at] ??= new Map()).set(key, child);
    child.#place = [at, key];
    return child;
  }

  /** The same calls on another database. */
  using(alias: string): Shape {
    if (!this.parent) return rootShape(this.meta, alias);
    const parent = this.parent.using(alias);
    const [at, key] = this.#place!;
    return parent.child(at, key) ?? parent.keep(at, key, parent.sprout(this.op!, this.size - this.parent.size));
  }

  /** the shapes from the first step to here */
  path(): Shape[] {
    const path: Shape[] = [];
    for (let shape: Shape | null = this; shape?.op; shape = shape.parent) path.push(shape);
    return path.reverse();
  }
  ops(): Op[] {
    return this.path().map((shape) => shape.op!);
  }
}

const roots = new WeakMap<ModelMeta, Map<string | null, Shape>>();
/** the shape of a query before any call */
export function rootShape(meta: ModelMeta, alias: string | null = null): Shape {
  let byAlias = roots.get(meta);
  if (!byAlias) roots.set(meta, (byAlias = new Map()));
  let root = byAlias.get(alias);
  if (!root) byAlias.set(alias, (root = new Shape(meta, alias)));
  return root;
}
