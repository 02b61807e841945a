import { setImmediate, setTimeout } from 'node:timers/promises';

/** Timers are late by up to a millisecond or two, so they wait for the whole of it but the last part. */
const timerSlackMs = 2;

/** Waits for `ms` milliseconds and little more, fractions too. */
export async function wait(ms: number): Promise<void> {
  const until = performance.now() + ms;
  if (ms > timerSlackMs) await setTimeout(ms - timerSlackMs);
  while (performance.now() < until) await setImmediate();
}

/** '1ms', '0.5', '250us', '0.1s' -> milliseconds; null where it is none. */
export function milliseconds(text: string): number | null {
  const [, number, unit = 'ms'] = /^(\d+(?:\.\d+)?)\s*(us|ms|s)?$/.exec(text) ?? [];
  return number === undefined ? null : Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'];
}
