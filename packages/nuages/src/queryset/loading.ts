import { ProgrammingError } from '../errors/index.js';
import { checkFetchMode } from '../execute/index.js';
import { checkOptions, describe } from '../expressions/index.js';
import { type PrefetchOp, prefetchOps, type Shape } from '../query/index.js';
import { counted, named, place, step } from './walk.js';

// Steps of the chain that say what is loaded beside the rows.

/** selectRelated(): no paths for every relation that is always there, one `null` for none any more. */
export function selectRelated(shape: Shape, paths: readonly unknown[]): Shape {
  if (paths.length === 1 && paths[0] === null) return step(shape, 'select null', () => ({ op: 'selectRelated', paths: null }));
  return named(shape, 'select', paths, (list) => ({ op: 'selectRelated', paths: list }));
}

/** prefetchRelated(): paths, and Prefetch()es, whose values go into `values`. */
export function prefetch(shape: Shape, values: unknown[], given: readonly unknown[]): Shape {
  const { lookups, own } = prefetchOps(given);
  place(values, shape.size, own);
  return step(shape, `prefetch ${lookups.map(keyOf).join('')}`, () => ({ op: 'prefetch', lookups }), own.length);
}
export const notPrefetched = (shape: Shape): Shape => step(shape, 'prefetch null', () => ({ op: 'prefetch', lookups: null }));

const keyOf = ({ path, query, toAttr }: PrefetchOp): string => `${counted(path.join('__'))}${query?.id ?? ''}${counted(toAttr ?? '')}`;

export function fetchMode(shape: Shape, mode: unknown): Shape {
  checkFetchMode(mode);
  return step(shape, `fetch ${mode}`, () => ({ op: 'fetchMode', mode }));
}

/** selectForUpdate(): what becomes of rows that another transaction holds. */
export function lock(shape: Shape, options: unknown): Shape {
  const { nowait, skipLocked, of = [], noKey = false } = checkOptions('selectForUpdate', options, ['nowait', 'skipLocked', 'of', 'noKey']);
  if (nowait === true && skipLocked === true) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'selectForUpdate() takes nowait or skipLocked, not both.', {
      fix: 'nowait is an error where a row is locked, skipLocked leaves it out.',
    });
  }
  if (!Array.isArray(of) || of.some((name) => typeof name !== 'string')) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `selectForUpdate() takes a list of names as "of", not ${describe(of)}.`, {
      fix: "Write { of: ['self', 'author'] }.",
    });
  }
  const wait = nowait === true ? 'nowait' : skipLocked === true ? 'skip locked' : 'wait';
  const names = Object.freeze([...(of as string[])]);
  return step(shape, `lock ${wait} ${noKey === true} ${names.map(counted).join('')}`, () => ({
    op: 'lock',
    wait,
    noKey: noKey === true,
    of: names,
  }));
}

/** options(): how the query is run; it goes into `values`. */
export function runOptions(shape: Shape, values: unknown[], given: unknown): Shape {
  const { signal, timeout } = checkOptions('options', given, ['signal', 'timeout']);
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', `options() takes an AbortSignal as signal, not ${describe(signal)}.`, {
      fix: 'Give controller.signal, or AbortSignal.timeout(1000).',
    });
  }
  if (timeout !== undefined && !(Number.isSafeInteger(timeout) && (timeout as number) > 0)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'The timeout of options() is a whole number of milliseconds from 1.', {
      fix: 'Leave it out for none.',
    });
  }
  values[shape.size] = { ...(signal !== undefined && { signal }), ...(timeout !== undefined && { timeout }) };
  return step(shape, 'options', () => ({ op: 'options' }), 1);
}
