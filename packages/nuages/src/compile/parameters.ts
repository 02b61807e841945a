import type { Dialect } from '../contract/index.js';
import type { ParamNode } from '../ir/index.js';
import type { Slot } from './plan.js';
import { toDriver } from './to-driver.js';

/** Collects the parameters of one statement. The same value of the same type keeps one placeholder wherever it stands. */
export class Parameters {
  readonly slots: Slot[] = [];
  readonly #nodes: ParamNode[] = [];
  readonly #dialect: Dialect;
  /** a value's plan matters more than its preparation */
  planEach = false;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** The placeholder for a value. */
  add(node: ParamNode): string {
    const list = node.list ?? false;
    const same = (n: ParamNode) => n.value === node.value && n.type === node.type && n.prepare === node.prepare && (n.list ?? false) === list;
    let at = this.#nodes.findIndex(same);
    if (at < 0) {
      at = this.#nodes.push(node) - 1;
      this.slots.push({ value: node.value, of: node.of ?? 'The value', encode: list ? encodeList(node, this.#dialect) : encodeOne(node, this.#dialect) });
    }
    if (node.planEach) this.planEach = true;
    return this.#dialect.placeholder(at + 1, node.type, list);
  }
}

function encodeOne({ type, prepare }: ParamNode, dialect: Dialect): (value: unknown) => unknown {
  const bind = toDriver(type.cell, dialect);
  const { encode } = type;
  if (prepare) return (value) => (value === null ? null : driver(encode(prepare(value)), bind));
  if (bind) return (value) => (value === null ? null : bind(encode(value)));
  return (value) => (value === null ? null : encode(value));
}
const driver = (cell: unknown, bind: ((cell: unknown) => unknown) | undefined) => (bind && cell !== null ? bind(cell) : cell);

function encodeList({ type, prepare }: ParamNode, dialect: Dialect): (value: unknown) => unknown {
  const { encode, cell } = type;
  return (value) => {
    const items = prepare ? (prepare(value) as readonly unknown[]) : (value as readonly unknown[]);
    const cells = new Array<unknown>(items.length);
    for (let i = 0; i < items.length; i++) cells[i] = items[i] === null ? null : encode(items[i]);
    return dialect.bindList(cell, cells);
  };
}
