const here = new URL('..', import.meta.url).pathname;

/** The file whose code called Nuages, without the query that a reload adds; null where the stack does not say. */
export function definitionFile(): string | null {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 20;
  const { stack = '' } = new Error('where');
  Error.stackTraceLimit = limit;
  for (const line of stack.split('\n')) {
    const place = /^\s+at (?:.*\()?(?:file:\/\/)?(.+?):\d+:\d+\)?$/.exec(line)?.[1];
    if (place !== undefined && !place.startsWith('node:') && !place.startsWith(here)) return place.replace(/[?#].*$/, '');
  }
  return null;
}
