import type { Kind, Prepare, ValueType } from '../ir/index.js';
import { contains, endsWith, startsWith, whole } from './patterns.js';
import { type Span, spanned } from './span.js';
import { dateType, integerType, textType, timeType } from './value-types.js';
import { wholeOf } from './whole-lookups.js';
import { yearSpans } from './year-span.js';

/** SQL of your own, for all databases or by database: `{0}` is what is looked at, `{1}` the value. */
export type OwnSql = string | Readonly<Record<string, string>>;

/** What a lookup does with what stands on its right. */
export interface Lookup {
  /** the dialect's template */
  readonly op: string;
  /** value: one of the field's; list: many, one by one; pair: two ends; boolean: part of the text; text, texts: whatever the field is */
  readonly operand: 'value' | 'list' | 'pair' | 'boolean' | 'text' | 'texts';
  /** the value is made ready before it is encoded */
  readonly prepare?: Prepare;
  /** of the right-hand side, where it isn't the field's own */
  readonly type?: ValueType;
  /** the best plan depends on the value */
  readonly planEach?: boolean;
  /** what the lookup is where the value lies outside what the column can hold: it never reaches the database */
  readonly beyond?: { readonly below: boolean; readonly above: boolean };
  /** values that stand for a range */
  readonly span?: Span;
  /** in place of the dialect's template */
  readonly sql?: OwnSql;
}
/** A step that gives another value, to look at further: `createdAt__year__gte`. */
export interface Transform {
  readonly op: string;
  readonly gives: ValueType;
  /** in place of the dialect's template */
  readonly sql?: OwnSql;
  /** takes the time zone as its second argument */
  readonly zoned?: boolean;
}

const base: Record<string, Lookup> = {
  exact: { op: 'eq', operand: 'value' },
  in: { op: 'in', operand: 'list' },
  isnull: { op: 'isnull', operand: 'boolean' },
};
const ordered: Record<string, Lookup> = {
  ...base,
  gt: { op: 'gt', operand: 'value' },
  gte: { op: 'gte', operand: 'value' },
  lt: { op: 'lt', operand: 'value' },
  lte: { op: 'lte', operand: 'value' },
  range: { op: 'range', operand: 'pair' },
};
/** those that can be about the ends of what a value stands for */
export const endNames: readonly string[] = ['exact', 'gt', 'gte', 'lt', 'lte'];
/** What a relation takes, by the lookups of its key: as in Django, each makes its value ready as equality does. */
export const relatedLookups = (ofKey: (name: string) => Lookup | undefined): Readonly<Record<string, Lookup>> =>
  asEquality(['exact', 'in', 'gt', 'gte', 'lt', 'lte', 'isnull'], ofKey);
function asEquality(names: readonly string[], of: (name: string) => Lookup | undefined): Readonly<Record<string, Lookup>> {
  const prepare = of('exact')?.prepare;
  const found = names.flatMap((name) => {
    const lookup = of(name);
    return lookup ? [[name, lookup.prepare && prepare ? { ...lookup, prepare } : lookup] as const] : [];
  });
  return Object.freeze(Object.fromEntries(found));
}
const pattern = (op: string, prepare: (value: unknown) => string, planEach = false): Lookup => ({
  op,
  operand: 'text',
  prepare,
  type: textType,
  planEach,
});
/** any value, seen as text */
const patterns: Record<string, Lookup> = {
  iexact: pattern('iexact', whole),
  contains: pattern('contains', contains),
  icontains: pattern('icontains', contains),
  startswith: pattern('startswith', startsWith, true),
  istartswith: pattern('istartswith', startsWith, true),
  endswith: pattern('endswith', endsWith),
  iendswith: pattern('iendswith', endsWith),
  regex: { op: 'regex', operand: 'text', type: textType, planEach: true },
  iregex: { op: 'iregex', operand: 'text', type: textType },
};
const scalar: Record<string, Lookup> = { ...ordered, ...patterns };

/** The lookups of each kind. A field's own type may add to them. */
export const lookups: Readonly<Record<Kind, Readonly<Record<string, Lookup>>>> = {
  text: { ...scalar },
  uuid: { ...scalar },
  number: { ...scalar },
  bigint: { ...scalar },
  decimal: { ...scalar },
  duration: { ...scalar },
  date: { ...scalar },
  time: { ...scalar },
  datetime: { ...scalar },
  boolean: { ...scalar },
  binary: { ...ordered },
  json: {
    ...scalar,
    contains: { op: 'json-contains', operand: 'value' },
    containedBy: { op: 'json-contained', operand: 'value' },
    hasKey: { op: 'has-key', operand: 'text', type: textType },
    hasKeys: { op: 'has-keys', operand: 'texts', type: textType },
    hasAnyKeys: { op: 'has-any-keys', operand: 'texts', type: textType },
  },
  array: {
    ...ordered,
    contains: { op: 'array-contains', operand: 'value' },
    containedBy: { op: 'array-contained', operand: 'value' },
    overlap: { op: 'array-overlap', operand: 'value' },
  },
};
const part = (op: string, zoned: boolean): Transform => ({ op, gives: integerType, ...(zoned && { zoned }) });
const wholeNumbers = wholeOf(32);
const wholeYears = asEquality(endNames, (name) => wholeNumbers[name]);
const years = (op: string, zoned: boolean, span: Span): Transform => ({
  ...part(op, zoned),
  gives: Object.freeze({ ...integerType, lookups: { ...wholeNumbers, ...spanned(wholeYears, endNames, span) } }),
});
const days = (zoned: boolean, spans: { readonly year: Span; readonly isoYear: Span }): Record<string, Transform> => ({
  year: years('year', zoned, spans.year),
  isoYear: years('iso-year', zoned, spans.isoYear),
  quarter: part('quarter', zoned),
  month: part('month', zoned),
  week: part('week', zoned),
  day: part('day', zoned),
  weekDay: part('week-day', zoned),
  isoWeekDay: part('iso-week-day', zoned),
});
const hours = (zoned: boolean): Record<string, Transform> => ({
  hour: part('hour', zoned),
  minute: part('minute', zoned),
  second: part('second', zoned),
});

/** The transforms of each kind. */
export const transforms: Readonly<Partial<Record<Kind, Readonly<Record<string, Transform>>>>> = {
  text: { length: part('length', false), lower: { op: 'lower', gives: textType }, upper: { op: 'upper', gives: textType } },
  date: days(false, yearSpans.date),
  time: hours(false),
  array: { len: { op: 'array-len', gives: integerType } },
  datetime: {
    ...days(true, yearSpans.datetime),
    ...hours(true),
    date: { op: 'date', gives: dateType, zoned: true },
    time: { op: 'time', gives: timeType, zoned: true },
  },
};
