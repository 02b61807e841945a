import { ModelError } from '../errors/index.js';
import { customField } from './custom-field.js';
import { type Check, type ColumnField, isColumnField } from './field.js';
import { count } from './option-rules.js';

export function array(item: unknown, options: object = {}): ColumnField {
  if (!isColumnField(item))
    throw new ModelError('NUA_MODEL_INVALID', 'array() takes the field of its elements first.', { fix: 'Write array(integer()).' });
  return customField(
    ({ size }) => ({
      kind: 'array',
      cell: Object.freeze({ name: 'array', item: item.type.cell }),
      type: { name: 'array', item: item.type.column, ...(size !== undefined && { length: size as number }) },
      item: item.type,
      encode: (value: unknown) => {
        if (!Array.isArray(value)) throw new TypeError('takes a list');
        return Array.from(value, (element: unknown) => (element === null && item.options.null ? null : elementOf(item, element)));
      },
      ...(item.type.decode && { decode: decodeAll(item.type.decode as (cell: unknown) => unknown) }),
      checks: [...(size === undefined ? [] : [atMost(size as number)]), ofElements(item)],
      faults: itemFaults(item),
    }),
    { name: 'array', options: { size: count(1) } },
  )(options);
}

function elementOf({ type }: ColumnField, element: unknown): unknown {
  if (element === null || element === undefined)
    throw new TypeError(`takes a list without ${element === null ? 'null: its item has no null: true' : 'undefined'}`);
  try {
    return type.encode(element);
  } catch (error) {
    throw new TypeError(`takes a list of which each element ${(error as Error).message}`);
  }
}
const decodeAll = (decode: (cell: unknown) => unknown) => (cells: readonly unknown[]) =>
  cells.map((cell) => (cell === null ? null : decode(cell)));

const atMost =
  (size: number): Check =>
  (value: readonly unknown[]) =>
    value.length > size ? `takes at most ${size} elements` : null;

function ofElements({ checks, options: { choices } }: ColumnField): Check {
  return (value: readonly unknown[]) => {
    for (const element of value) {
      if (element === null) continue;
      if (choices && !choices.includes(element)) return 'takes a list of which each element is one of its choices';
      const broken = checks.map((check) => check(element as never)).find((problem) => problem !== null);
      if (broken) return `takes a list of which each element ${broken}`;
    }
    return null;
  };
}

function itemFaults({ made, options, faults }: ColumnField): string[] {
  const misplaced = (
    ['default', 'dbDefault', 'primaryKey', 'unique', 'index', 'column', 'generated', 'autoNow', 'autoNowAdd'] as const
  ).filter((name) => options[name]);
  return [
    ...faults.map((fault) => `has an item ${made} that ${fault}`),
    ...misplaced.map((name) => `has an item ${made} with ${name}: that is an option of the array`),
  ];
}
