import { getRandomValues } from 'node:crypto';

/** the last time and counter given out: a UUID is always greater than those before it */
let time = 0;
let counter = 0;
const random = new Uint8Array(10);

/**
 * A UUID of version 7 (RFC 9562): milliseconds, then a 12-bit counter, then 62 random bits, so that keys made one after another sort
 * that way in one process, and nearly so across processes.
 * @example
 * key: uuid({ primaryKey: true, default: uuid7 })
 */
export function uuid7(): string {
  getRandomValues(random);
  const now = Date.now();
  if (now > time) {
    time = now;
    counter = ((random[8]! << 8) | random[9]!) & 0x7ff; // its highest bit is left free to count
  } else if (++counter > 0xfff) {
    time++; // more than the counter holds within one millisecond, or the clock went back
    counter = 0;
  }
  random[0] = (random[0]! & 0x3f) | 0x80; // variant
  const tail = Buffer.from(random.buffer, 0, 8).toString('hex');
  const milliseconds = time.toString(16).padStart(12, '0');
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
