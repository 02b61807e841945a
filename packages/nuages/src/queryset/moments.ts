import { ProgrammingError } from '../errors/index.js';
import { dateType, describe, Expression, Q } from '../expressions/index.js';
import { isTimeZone } from '../ir/index.js';
import type { Chain } from './chain.js';

const days: readonly string[] = ['year', 'month', 'week', 'day'];
const instants: readonly string[] = [...days, 'hour', 'minute', 'second'];

/** no field has such a name, and no annotation of a user's should */
const [moment, plain] = ['dates__moment', 'dates__plain'];

/** What dates() and datetimes() were asked. */
interface Asked {
  readonly method: 'dates' | 'datetimes';
  readonly field: unknown;
  readonly kind: unknown;
  readonly order: unknown;
  readonly timeZone?: unknown;
}

/** The beginnings of years, months, ... that occur in a column, each once and in order. Django's dates() and datetimes(). */
export function moments<C extends Chain>(rows: C, { method, field, kind, order, timeZone }: Asked): C {
  const kinds = method === 'dates' ? days : instants;
  if (typeof field !== 'string')
    throw refused(method, `takes the name of a field, not ${describe(field)}`, "Write dates('createdAt', 'month').");
  if (!kinds.includes(kind as string)) throw refused(method, 'takes the name of a unit', `Units are ${kinds.join(', ')}.`);
  if (order !== 'asc' && order !== 'desc') throw refused(method, "takes 'asc' or 'desc' as its order", 'Leave it out for ascending.');
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw refused(method, 'takes a time zone by its name', "Give an IANA name such as 'Europe/Paris'.");
  const begin = new Expression({
    kind: 'call',
    op: 'trunc',
    args: [new Expression({ kind: 'path', path: field })],
    output: method === 'dates' ? dateType : 'first',
    takes: 'moment',
    options: { kind, ...(method === 'datetimes' && { of: 'datetime' }), ...(timeZone !== undefined && { zone: timeZone }) },
  });
  return rows
    .annotate({ [moment]: begin, [plain]: new Expression({ kind: 'path', path: field }) })
    .valuesList(moment, { flat: true })
    .distinct()
    .filter(Q({ [`${plain}__isnull`]: false }))
    .orderBy(order === 'desc' ? `-${moment}` : moment);
}

const refused = (method: string, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `${method}() ${fact}.`, { fix });
