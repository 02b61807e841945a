import type { Dialect, Write } from '../contract/index.js';
import type { Frame, WindowNode } from '../ir/index.js';
import { writeAggregate, writeOrder } from './aggregate.js';

/** `ROW_NUMBER() OVER (PARTITION BY "a" ORDER BY "b" ASC)` */
export function writeWindow({ of, partitionBy, orderBy, frame }: WindowNode, dialect: Dialect, write: Write): string {
  const partition = partitionBy.length > 0 ? `PARTITION BY ${partitionBy.map(write).join(', ')}` : '';
  const inside = [partition, writeOrder(orderBy, write).trim(), frame ? writeFrame(frame) : ''].filter((part) => part !== '');
  const over = ` OVER (${inside.join(' ')})`;
  return of.node === 'aggregate' ? writeAggregate(of, dialect, write, over) : `${write(of)}${over}`;
}

function writeFrame({ by, start, end, exclude }: Frame): string {
  const from = start === null ? 'UNBOUNDED PRECEDING' : bound(start);
  const to = end === null ? 'UNBOUNDED FOLLOWING' : bound(end);
  return `${by.toUpperCase()} BETWEEN ${from} AND ${to}${exclude ? ` EXCLUDE ${exclude.toUpperCase()}` : ''}`;
}
const bound = (rows: number): string => (rows === 0 ? 'CURRENT ROW' : `${Math.abs(rows)} ${rows < 0 ? 'PRECEDING' : 'FOLLOWING'}`);
