import { ProgrammingError } from '../errors/index.js';
import { textType } from '../expressions/index.js';
import type { Expr, ValueType } from '../ir/index.js';
import type { Typed } from './expression.js';
import { described, type Family, familyOf, isFound } from './family.js';
import type { Scope } from './scope.js';

/** Functions of dates and times, by the name of their template; `trunc` has the unit among its options. */
type Options = Readonly<Record<string, unknown>>;

const clock: ReadonlySet<string> = new Set(['hour', 'minute', 'second', 'time']);
/** what a length of time has */
const ofDurations: ReadonlySet<string> = new Set(['day', 'hour', 'minute', 'second']);

/** The part that a call takes of its argument. */
const partOf = (op: string, { kind }: Options): string => (typeof kind === 'string' ? kind : op);

function has(family: Family, part: string): boolean {
  switch (family) {
    case 'date':
      return !clock.has(part);
    case 'time':
      return clock.has(part);
    case 'duration':
      return ofDurations.has(part);
    default:
      return true;
  }
}

/**
 * Refuses what isn't there: the hour of a day, the year of a time of day; and a zone for what no zone changes.
 * @throws ProgrammingError NUA_QUERY_INVALID
 */
export function checkCalendar(op: string, [arg]: readonly Typed[], options: Options, output: ValueType): void {
  if (isFound(arg!.type)) return;
  const family = familyOf(arg!.type);
  const part = partOf(op, options);
  if (!has(family, part)) throw refused(`${described(arg!.type)} has no ${part}.`, 'Name another column, or another part.');
  if (options['of'] === 'datetime' && family !== 'datetime')
    throw refused(`datetimes() takes instants, not ${described(arg!.type)}.`, 'Use dates().');
  if (options['zone'] !== undefined && family !== 'datetime')
    throw refused(`${described(arg!.type)} is the same in every time zone.`, 'Leave timeZone out.');
  const to = familyOf(output);
  if (op === 'trunc' && to !== family && (family !== 'datetime' || (to !== 'date' && to !== 'time')))
    throw refused(`${described(arg!.type)} can't be truncated to ${described(output)}.`, 'Leave output out.');
}
const refused = (fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `${fact[0]!.toUpperCase()}${fact.slice(1)}`, { fix });

/** An instant is read as the clocks of a zone show it. */
export function zoned([arg]: readonly Typed[], { zone }: Options, scope: Scope): readonly Expr[] {
  if (arg!.type.kind !== 'datetime') return [arg!];
  return [arg!, zone === undefined ? scope.zone() : { node: 'literal', value: zone, type: textType }];
}
