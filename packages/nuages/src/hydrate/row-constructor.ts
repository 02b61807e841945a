import { generate } from './generate.js';

type RowConstructor = new (...values: unknown[]) => object;
interface Known {
  readonly Row: RowConstructor;
  /** V8 forgets how a constructor's objects are laid out, and its fast code with it, once a collection finds none of them alive */
  readonly kept: object;
}
const constructors = new WeakMap<object, Map<string, Known>>();

/**
 * A generated constructor that gives its rows the prototype of the user's class and the values as plain properties. Shared by every
 * query that reads the same columns, so that all their rows have one layout.
 */
export function rowConstructor(prototype: object, names: readonly string[]): RowConstructor {
  let byNames = constructors.get(prototype);
  if (!byNames) constructors.set(prototype, (byNames = new Map()));
  const key = JSON.stringify(names);
  let known = byNames.get(key);
  if (!known) byNames.set(key, (known = build(prototype, names)));
  return known.Row;
}

function build(prototype: object, names: readonly string[]): Known {
  const values = names.map((_, i) => `v${i}`);
  const body = names.map((name, i) => `this[${JSON.stringify(name)}] = v${i};`).join(' ');
  const Row = generate<RowConstructor>([], [], `return function Row(${values.join(', ')}) { ${body} }`);
  Row.prototype = prototype;
  // numbers and objects in turn: V8 then expects either in every property from the start
  void new Row(...names.map(() => null));
  return { Row, kept: new Row(...names.map(() => 0)) };
}
