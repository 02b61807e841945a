import { DataError } from '../errors/index.js';
import { daysOf, secondsPerDay } from './civil.js';

/** A point of the calendar without a zone: whole seconds since 1970-01-01 00:00:00 and the microseconds above them. */
export interface Moment {
  readonly seconds: number;
  readonly micros: number;
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** seconds east of UTC by quarter of an hour since 1970 */
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();
const quarter = 900;
/** until then some zones moved by odd minutes and at odd times, so that a quarter of an hour may hold two offsets */
const wholeQuarters = Date.UTC(1973, 0, 1) / 1000;
const most = 10_000;

function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = { format: formatOf(name), offsets: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

function formatOf(name: string): Intl.DateTimeFormat {
  const number = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', calendar: 'gregory', era: 'short', ...number });
  } catch (cause) {
    throw new DataError('NUA_DATA_INVALID', 'A time zone is unknown.', { fix: 'Name one as the IANA does: "Europe/Paris".', cause });
  }
}

/** Whether clocks are known by this name: 'Europe/Paris', 'UTC'. Offsets are no names: databases differ on which side of UTC they lie. */
export function isTimeZone(name: unknown): boolean {
  if (typeof name !== 'string' || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function computeOffset({ format }: Zone, seconds: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts[type] = value;
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const days = daysOf(year, Number(parts['month']), Number(parts['day']));
  return days * secondsPerDay + Number(parts['hour']) * 3600 + Number(parts['minute']) * 60 + Number(parts['second']) - seconds;
}

/** Seconds east of UTC in a zone at a time. */
function offsetAt(name: string, seconds: number): number {
  if (name === 'UTC') return 0;
  const zone = zoneNamed(name);
  if (seconds < wholeQuarters) return computeOffset(zone, seconds);
  const key = Math.floor(seconds / quarter);
  let offset = zone.offsets.get(key);
  if (offset === undefined) {
    offset = computeOffset(zone, seconds);
    if (zone.offsets.size >= most) zone.offsets.clear();
    zone.offsets.set(key, offset);
  }
  return offset;
}

/** What clocks in the zone show at a moment of UTC. */
export const toWall = ({ seconds, micros }: Moment, zone: string): Moment => ({ seconds: seconds + offsetAt(zone, seconds), micros });

/**
 * The moment of UTC at which clocks in the zone show this. Of two such moments the first; a time that clocks leap over is read with the
 * offset before the leap, as Python's zoneinfo does.
 */
export function fromWall({ seconds, micros }: Moment, zone: string): Moment {
  const before = offsetAt(zone, seconds - secondsPerDay);
  const after = offsetAt(zone, seconds + secondsPerDay);
  const holds = (offset: number) => offsetAt(zone, seconds - offset) === offset;
  return { seconds: seconds - (holds(before) || !holds(after) ? before : after), micros };
}
