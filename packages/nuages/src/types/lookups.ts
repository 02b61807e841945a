import type { Column } from './column.js';
import type { QS } from './symbols.js';

// Lookups per kind. Interfaces on purpose: `declare module 'nuages' { interface TextLookups<T> { soundex: string } }`
export interface BaseLookups<T> {
  exact: T;
  in: readonly T[] | InSource<T>;
  isnull: boolean;
}
export interface OrderedLookups<T> extends BaseLookups<T> {
  gt: T;
  gte: T;
  lt: T;
  lte: T;
  range: readonly [T, T];
}
export interface PatternLookups<T> extends OrderedLookups<T> {
  iexact: string;
  contains: string;
  icontains: string;
  startswith: string;
  istartswith: string;
  endswith: string;
  iendswith: string;
  regex: string;
  iregex: string;
}
export interface TextLookups<T> extends PatternLookups<T> {
  length: number;
  lower: string;
  upper: string;
}
export interface DateParts {
  year: number;
  isoYear: number;
  quarter: number;
  month: number;
  week: number;
  day: number;
  weekDay: number;
  isoWeekDay: number;
}
export interface TimeParts {
  hour: number;
  minute: number;
  second: number;
}
export interface NumberLookups<T> extends OrderedLookups<T> {}
export interface DateLookups<T> extends OrderedLookups<T>, DateParts {}
export interface TimeLookups<T> extends OrderedLookups<T>, TimeParts {}
export interface DateTimeLookups<T> extends OrderedLookups<T>, DateParts, TimeParts {
  date: string;
  time: string;
}
export interface JsonLookups<T> extends BaseLookups<T> {
  contains: unknown;
  containedBy: unknown;
  hasKey: string;
  hasKeys: readonly string[];
  hasAnyKeys: readonly string[];
}
export interface ArrayLookups<T> extends OrderedLookups<T> {
  contains: T;
  containedBy: T;
  overlap: T;
  len: number;
}
/** of a key made of several columns */
export interface CompositeLookups<T> {
  exact: T;
  in: readonly T[] | InSource<T>;
  isnull: boolean;
  gt: T;
  gte: T;
  lt: T;
  lte: T;
}
export interface LookupTable<T> {
  text: TextLookups<T>;
  uuid: PatternLookups<T>;
  number: NumberLookups<T>;
  bigint: NumberLookups<T>;
  decimal: NumberLookups<T>;
  duration: NumberLookups<T>;
  date: DateLookups<T>;
  time: TimeLookups<T>;
  datetime: DateTimeLookups<T>;
  boolean: BaseLookups<T>;
  binary: OrderedLookups<T>;
  json: JsonLookups<T>;
  array: ArrayLookups<T>;
  composite: CompositeLookups<T>;
}

type Numbers<Parts> = { [K in keyof Parts]: Column<'number', number> };
/** transforms that can be followed by another lookup (createdAt__year__gte) or read as a value (values('createdAt__date')) */
export interface Transforms {
  text: { length: Column<'number', number>; lower: Column<'text', string>; upper: Column<'text', string> };
  date: Numbers<DateParts>;
  time: Numbers<TimeParts>;
  datetime: Numbers<DateParts & TimeParts> & { date: Column<'date', string>; time: Column<'time', string> };
  array: { len: Column<'number', number> };
}

/** a queryset usable on the right of __in */
export interface InSource<T> {
  readonly [QS]: { readonly scalar: T };
}
