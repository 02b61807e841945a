import type { Dialect } from '../contract/index.js';
import { OutOfRange, type ParamNode, type Prepare } from '../ir/index.js';
import type { Slot } from './plan.js';
import { toDriver } from './to-driver.js';

/** Collects the parameters of one statement. The same value of the same type keeps one placeholder wherever it stands. */
export class Parameters {
  readonly slots: Slot[] = [];
  /** position and node of what was added, by value: a statement may have tens of thousands */
  readonly #places = new Map<number, (readonly [at: number, node: ParamNode])[]>();
  readonly #dialect: Dialect;
  /** a value's plan matters more than its preparation */
  planEach = false;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** The placeholder for a value. */
  add(node: ParamNode): string {
    const list = node.list ?? false;
    const same = ([, n]: readonly [number, ParamNode]) => n.type === node.type && n.prepare === node.prepare && (n.list ?? false) === list;
    const places = this.#places.get(node.value);
    let at = places?.find(same)?.[0];
    if (at === undefined) {
      at = this.slots.length;
      if (places) places.push([at, node]);
      else this.#places.set(node.value, [[at, node]]);
      this.slots.push({
        value: node.value,
        of: node.of ?? 'The value',
        encode: list ? encodeList(node, this.#dialect) : encodeOne(node, this.#dialect),
      });
    }
    if (node.planEach) this.planEach = true;
    return this.#dialect.placeholder(at + 1, node.type, list);
  }
}

function encodeOne({ type, prepare }: ParamNode, dialect: Dialect): Prepare {
  const bind = toDriver(type.cell, dialect);
  const { encode } = type;
  if (prepare) {
    return (value, zone) => {
      const prepared = value === null ? null : prepare(value, zone);
      return prepared === null ? null : driver(encode(prepared), bind);
    };
  }
  if (bind) return (value) => (value === null ? null : bind(encode(value)));
  return (value) => (value === null ? null : encode(value));
}
const driver = (cell: unknown, bind: ((cell: unknown) => unknown) | undefined) => (bind && cell !== null ? bind(cell) : cell);

function encodeList({ type, prepare, withinRange }: ParamNode, dialect: Dialect): Prepare {
  const { encode, cell } = type;
  return (value, zone) => {
    const items = prepare ? (prepare(value, zone) as readonly unknown[]) : (value as readonly unknown[]);
    return dialect.bindList(cell, withinRange ? encodeWithin(items, encode) : items.map((item) => (item === null ? null : encode(item))));
  };
}

/** without the elements that no row can hold */
function encodeWithin(items: readonly unknown[], encode: (value: unknown) => unknown): unknown[] {
  return items.flatMap((item) => {
    try {
      return [encode(item)];
    } catch (error) {
      if (error instanceof OutOfRange) return [];
      throw error;
    }
  });
}
