import type { Template, Write } from '../../../../contract/index.js';
import type { CallNode, Expr, Kind } from '../../../../ir/index.js';
import { quoteText } from '../quote.js';
import { operand, type Templates } from './operand.js';

/** A datetime as the clock of the zone shows it, where a zone is given. */
function local({ args }: CallNode, write: Write): string {
  const [x, zone] = args;
  return zone === undefined ? operand(x!, write) : `(${operand(x!, write)} AT TIME ZONE ${write(zone)})`;
}

/** Whole numbers, of which PostgreSQL makes numeric. */
const part =
  (field: string, plus = ''): Template =>
  (node, write) => {
    const sql = `EXTRACT(${field} FROM ${local(node, write)})::integer`;
    return plus === '' ? sql : `(${sql}${plus})`;
  };

const kindOf = (expr: Expr | undefined): Kind | undefined => (expr && 'type' in expr ? expr.type.kind : undefined);

const clock: ReadonlySet<unknown> = new Set(['hour', 'minute', 'second']);
/** The beginning of the day, month, ... : a datetime's as that instant, counted in its zone. */
const trunc: Template = (node, write) => {
  const unit = quoteText(String(node.options?.['kind']));
  const { kind } = node.type;
  if (kind === 'date' || kind === 'time') return `DATE_TRUNC(${unit}, ${local(node, write)})::${kind}`;
  const [, zone] = node.args;
  if (zone && clock.has(node.options?.['kind'])) return firstOfTwo(`DATE_TRUNC(${unit}, ${local(node, write)})`, write(zone));
  return `DATE_TRUNC(${[unit, ...node.args.map(write)].join(', ')})`;
};
/** An hour that clocks show twice begins where it begins first, as in Django: with the offset that the day before has, where that one holds. */
const firstOfTwo = (wall: string, zone: string): string => {
  const before = `(((${wall} - INTERVAL '1 day') AT TIME ZONE ${zone}) + INTERVAL '24 hours')`;
  return `(CASE WHEN ${before} AT TIME ZONE ${zone} = ${wall} THEN ${before} ELSE ${wall} AT TIME ZONE ${zone} END)`;
};

/** As precise as the column: what is compared with it, or stored in it, is then equal to what is read. */
const now: Template = ({ type }) => {
  const { precision } = type.column;
  if (precision === undefined || precision > 3) return 'STATEMENT_TIMESTAMP()';
  return `DATE_TRUNC('${precision === 0 ? 'second' : 'milliseconds'}', STATEMENT_TIMESTAMP())`;
};

/** Days apart as an interval, where dates would give a number; a day later as a date, where an interval makes it a timestamp. */
const shifted =
  (operator: string): Template =>
  ({ args, type }, write) => {
    const sql = `(${operand(args[0]!, write)} ${operator} ${operand(args[1]!, write)})`;
    if (type.kind === 'duration' && kindOf(args[0]) === 'date' && kindOf(args[1]) === 'date') return `(INTERVAL '1 day' * ${sql})`;
    return type.kind === 'date' ? `${sql}::date` : sql;
  };

export const dates: Templates = {
  year: part('YEAR'),
  'iso-year': part('ISOYEAR'),
  quarter: part('QUARTER'),
  month: part('MONTH'),
  week: part('WEEK'),
  day: part('DAY'),
  'week-day': part('DOW', ' + 1'),
  'iso-week-day': part('ISODOW'),
  hour: part('HOUR'),
  minute: part('MINUTE'),
  // 59.9 seconds are no 60
  second: (node, write) => `EXTRACT(SECOND FROM DATE_TRUNC('second', ${local(node, write)}))::integer`,
  date: (node, write) => `${local(node, write)}::date`,
  time: (node, write) => `${local(node, write)}::time`,
  trunc,
  now,
  add: shifted('+'),
  sub: shifted('-'),
};
