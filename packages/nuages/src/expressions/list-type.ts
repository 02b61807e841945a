import type { ValueType } from '../ir/index.js';
import { sortOf, type ValueSort } from './value-sort.js';
import { bigintType, bigType, decimalType, floatType, integerType, jsonType, textType, typesBySort } from './value-types.js';

/** The type of a value that stands by itself: a list is one value of the type of its elements, a plain object a document. */
export function typeOf(value: unknown): ValueType {
  if (Array.isArray(value)) return listType(value);
  const sort = sortOf(value);
  return sort === 'parts' || typeof value === 'symbol' ? jsonType : typesBySort[sort];
}

/** from the narrowest to the widest */
const numbers: readonly (readonly [ValueSort, ValueType])[] = [
  ['integer', integerType],
  ['big', bigType],
  ['bigint', bigintType],
  ['float', floatType],
  ['decimal', decimalType],
];

function listType(list: readonly unknown[]): ValueType {
  const elements = list.filter((element) => element !== null);
  const item = itemType(elements);
  // a list of nothing takes the type of what it stands beside
  const column = elements.length === 0 ? textType.column : Object.freeze({ name: 'array', item: item.column } as const);
  return Object.freeze({ kind: 'array', cell: Object.freeze({ name: 'array', item: item.cell }), column, item, encode: encodeWith(item) });
}

function itemType(elements: readonly unknown[]): ValueType {
  if (elements.length === 0) return textType;
  const [first] = elements;
  if (Array.isArray(first)) return typeOf(elements.flat());
  const sorts = new Set(elements.map(sortOf));
  if (sorts.size === 1) return typeOf(first);
  if (![...sorts].every((sort) => numbers.some(([known]) => known === sort))) return mixed;
  // no float holds them all
  if (sorts.has('float') && sorts.has('bigint')) return decimalType;
  return numbers.findLast(([sort]) => sorts.has(sort))![1];
}

/** values of several kinds: refused when they are sent, as any other wrong value is */
const mixed: ValueType = Object.freeze({
  ...textType,
  encode: () => {
    throw new TypeError('takes a list of values of one kind');
  },
});

const encodeWith =
  ({ encode }: ValueType) =>
  (list: unknown): unknown => {
    if (!Array.isArray(list)) throw new TypeError('takes lists of one depth');
    return list.map((element: unknown) => (element === null ? null : encode(element)));
  };
