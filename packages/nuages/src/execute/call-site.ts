/** Where something was called, formatted only if a message needs it. */
export interface CallSite {
  /** 'atomic()' */
  readonly call: string;
  /** its stack is expensive to read */
  readonly trace: { readonly stack?: string };
}

const folder = new URL('..', import.meta.url).pathname;
const depth = 20;

/** The line that called a function of Nuages. `below`: that function, left out with all that it called. */
export function callSite(call: string, below: (...args: never[]) => unknown = callSite): CallSite {
  const trace: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = depth;
  Error.captureStackTrace(trace, below);
  Error.stackTraceLimit = limit;
  return { call, trace };
}

/** `atomic() at load (/app/load.ts:10:5)` */
export function describeCallSite({ call, trace }: CallSite): string {
  const lines = (trace.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const place = lines.find((line) => !line.includes(folder) && !line.includes('node:')) ?? lines[0];
  return place === undefined ? call : `${call} ${place.trim().replace('at async ', 'at ').replace('file://', '')}`;
}
