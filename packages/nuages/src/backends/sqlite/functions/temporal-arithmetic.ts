import type { Moment } from '../../../ir/index.js';
import { parseMoment, printDate, printDateTime, printTime } from '../time/moment.js';
import type { SqlFunction, SqlValue } from './sql-function.js';

const total = ({ seconds, micros }: Moment): bigint => BigInt(seconds) * 1_000_000n + BigInt(micros);

function momentOf(micros: bigint): Moment {
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  return { seconds: Number((micros - rest) / 1_000_000n), micros: Number(rest) };
}

const print: Readonly<Record<string, (moment: Moment) => string>> = { date: printDate, time: printTime, datetime: printDateTime };
const parse = (text: SqlValue | undefined): Moment | null => (typeof text === 'string' ? parseMoment(text) : null);

export const temporalArithmetic: readonly SqlFunction[] = [
  /** nuages_temporal_add(text, microseconds, result): a time of day wraps at midnight */
  {
    name: 'nuages_temporal_add',
    call: (text, micros, result) => {
      const moment = parse(text);
      if (!moment || (typeof micros !== 'bigint' && typeof micros !== 'number')) return null;
      return print[result as string]!(momentOf(total(moment) + BigInt(typeof micros === 'number' ? Math.round(micros) : micros)));
    },
  },
  /** microseconds from the second to the first */
  {
    name: 'nuages_temporal_diff',
    call: (later, earlier) => {
      const [a, b] = [parse(later), parse(earlier)];
      return a && b && total(a) - total(b);
    },
  },
];
