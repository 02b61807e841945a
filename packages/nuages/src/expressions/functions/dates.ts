import { isTimeZone } from '../../ir/index.js';
import { argumentExpression, type Expression } from '../expression.js';
import { typeOfField } from '../field-type.js';
import { checkOptions } from '../options.js';
import { dateTimeType, dateType, integerType, timeType } from '../value-types.js';
import { make, refused } from './define.js';

/** parts by their name, and their template */
const parts = {
  year: 'year',
  isoYear: 'iso-year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  weekDay: 'week-day',
  isoWeekDay: 'iso-week-day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
} as const;
type Part = keyof typeof parts;
const units = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
type Unit = (typeof units)[number];

function zoneOf(name: string, timeZone: unknown): { readonly zone?: unknown } {
  if (timeZone === undefined) return {};
  if (isTimeZone(timeZone)) return { zone: timeZone };
  throw refused(name, 'takes a time zone by its name', "Give an IANA name such as 'Europe/Paris'.");
}

function extract(name: string, x: unknown, part: Part, options: unknown): Expression {
  const { timeZone } = checkOptions(name, options, ['timeZone']);
  return make({ op: parts[part], output: integerType, takes: 'span', options: zoneOf(name, timeZone) }, [argumentExpression(x)]);
}

export const Extract = (x: unknown, part: unknown, options?: unknown): Expression => {
  if (typeof part !== 'string' || !Object.hasOwn(parts, part))
    throw refused('Extract', 'takes the name of a part', `Parts are ${Object.keys(parts).join(', ')}.`);
  return extract('Extract', x, part as Part, options);
};
const extracting =
  (name: string, part: Part) =>
  (x: unknown, options?: unknown): Expression =>
    extract(name, x, part, options);
export const ExtractYear = extracting('ExtractYear', 'year');
export const ExtractIsoYear = extracting('ExtractIsoYear', 'isoYear');
export const ExtractQuarter = extracting('ExtractQuarter', 'quarter');
export const ExtractMonth = extracting('ExtractMonth', 'month');
export const ExtractWeek = extracting('ExtractWeek', 'week');
export const ExtractDay = extracting('ExtractDay', 'day');
export const ExtractWeekDay = extracting('ExtractWeekDay', 'weekDay');
export const ExtractIsoWeekDay = extracting('ExtractIsoWeekDay', 'isoWeekDay');
export const ExtractHour = extracting('ExtractHour', 'hour');
export const ExtractMinute = extracting('ExtractMinute', 'minute');
export const ExtractSecond = extracting('ExtractSecond', 'second');

function truncate(name: string, x: unknown, kind: Unit, options: unknown): Expression {
  const { timeZone, output } = checkOptions(name, options, ['timeZone', 'output']);
  return make(
    {
      op: 'trunc',
      output: output === undefined ? 'first' : typeOfField(output),
      takes: 'moment',
      options: { kind, ...zoneOf(name, timeZone) },
    },
    [argumentExpression(x)],
  );
}

export const Trunc = (x: unknown, kind: unknown, options?: unknown): Expression => {
  if (!units.includes(kind as Unit)) throw refused('Trunc', 'takes the name of a unit', `Units are ${units.join(', ')}.`);
  return truncate('Trunc', x, kind as Unit, options);
};
const truncating =
  (name: string, kind: Unit) =>
  (x: unknown, options?: unknown): Expression =>
    truncate(name, x, kind, options);
export const TruncYear = truncating('TruncYear', 'year');
export const TruncQuarter = truncating('TruncQuarter', 'quarter');
export const TruncMonth = truncating('TruncMonth', 'month');
export const TruncWeek = truncating('TruncWeek', 'week');
export const TruncDay = truncating('TruncDay', 'day');
export const TruncHour = truncating('TruncHour', 'hour');
export const TruncMinute = truncating('TruncMinute', 'minute');
export const TruncSecond = truncating('TruncSecond', 'second');

/** the day or the time of day of an instant */
const half = (name: string, op: string, output: typeof dateType) => (x: unknown, options?: unknown) => {
  const { timeZone } = checkOptions(name, options, ['timeZone']);
  return make({ op, output, takes: 'moment', options: zoneOf(name, timeZone) }, [argumentExpression(x)]);
};
export const TruncDate = half('TruncDate', 'date', dateType);
export const TruncTime = half('TruncTime', 'time', timeType);

export const Now = (): Expression => make({ op: 'now', output: dateTimeType }, []);
