import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { currentTimeZone, database, signingKey } from '../../execute/index.js';
import type { QueryState, Shape } from '../../query/index.js';
import { type OrderMark, orderMark } from '../../resolve/index.js';
import type { Seal } from './cursor.js';

const whole = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity };

/** What the ordering of a query is, found once for its shape. @throws ProgrammingError NUA_QUERY_INVALID for a random one */
export function markOf(shape: Shape): OrderMark {
  let mark = shape.compiled.get(orderMark) as OrderMark | undefined;
  if (!mark) shape.compiled.set(orderMark, (mark = orderMark(shape)));
  return mark;
}

/** The seal of a query's cursors: they are of use to queries of the same model and ordering on the same kind of database alone. */
export function sealOf({ shape, values }: QueryState, secret: string | null): Seal {
  const { structure, zoned, values: own } = markOf(shape);
  const text = JSON.stringify([
    database(shape.alias ?? undefined).dialect.name,
    zoned ? currentTimeZone() : null,
    structure,
    inspect(values.slice(own.from, own.from + own.count), whole),
  ]);
  return { key: secret ?? signingKey(), mark: createHash('sha256').update(text).digest('base64url').slice(0, 11) };
}
