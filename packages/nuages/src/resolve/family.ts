import type { ValueType } from '../ir/index.js';

/** Values that every database compares with each other, computes with and takes for one another. */
export type Family =
  | 'number' | 'text' | 'boolean' | 'date' | 'time' | 'datetime' | 'duration' | 'json' | 'uuid' | 'binary' | 'address'
  | `list of ${string}`; // prettier-ignore

export function familyOf({ kind, column, item }: ValueType): Family {
  switch (kind) {
    case 'number':
    case 'bigint':
    case 'decimal':
      return 'number';
    case 'array':
      return `list of ${item?.column.name ?? column.name}`;
    default:
      return column.name === 'ip' ? 'address' : kind;
  }
}

/** of SQL by hand: only the database knows what it is, and says so where it doesn't fit */
export const isFound = ({ cell }: ValueType): boolean => cell.name === 'found';

const days: ReadonlySet<Family> = new Set<Family>(['date', 'datetime']);
export function comparable(one: ValueType, other: ValueType): boolean {
  if (isFound(one) || isFound(other)) return true;
  const [a, b] = [familyOf(one), familyOf(other)];
  return a === b || (days.has(a) && days.has(b));
}

const articles: Readonly<Partial<Record<Family, string>>> = { text: '', json: '', binary: '', address: 'an ' };
/** for messages: `a number`, `text` */
export function described(type: ValueType): string {
  const family = familyOf(type);
  return `${articles[family] ?? 'a '}${family}`;
}
