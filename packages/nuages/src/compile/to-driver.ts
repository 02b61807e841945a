import type { Dialect } from '../contract/index.js';
import type { Cell } from '../ir/index.js';

/** What makes a cell into what the driver takes; undefined: nothing needs to. An array as a value travels as a list of parameters does. */
export function toDriver({ name, item }: Cell, dialect: Dialect): ((cell: unknown) => unknown) | undefined {
  if (name === 'array' && item) return (items) => dialect.bindList(item, items as readonly unknown[]);
  return dialect.bind[name] as ((cell: unknown) => unknown) | undefined;
}
