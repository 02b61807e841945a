import { isDeepStrictEqual } from 'node:util';
import type { DatabaseSettings } from '../../contract/index.js';
import { processState } from '../context/process-state.js';
import type { WrapDriver } from '../database.js';
import { Database } from '../database.js';
import type { ParsedSettings } from './parse-settings.js';

/**
 * Makes databases known under their aliases. One that is open with the same settings goes on as it is: a module loaded again must not open a
 * second pool. Others are closed, and what replaces them opens nothing before. Resolves when they are closed.
 */
export async function applySettings(
  { databases, timeZone, fetchMode, secretKey }: ParsedSettings,
  wrapDriver?: WrapDriver,
): Promise<readonly Database[]> {
  const known = processState.databases;
  const before = new Map(known);
  const closing: Promise<void>[] = [];
  known.clear();
  for (const { settings, backend } of databases) {
    const old = before.get(settings.alias);
    const kept =
      old !== undefined &&
      !old.closed &&
      old.wrapDriver === wrapDriver &&
      isDeepStrictEqual(comparable(old.settings), comparable(settings));
    if (kept) before.delete(settings.alias);
    known.set(settings.alias, kept ? old : new Database({ settings, backend, wrapDriver, after: old?.close() }));
  }
  for (const old of before.values()) closing.push(old.close());
  processState.timeZone = timeZone;
  processState.fetchMode = fetchMode;
  processState.secretKey = secretKey;
  const now = [...known.values()];
  await Promise.all(closing);
  return now;
}

/** URL objects are equal to each other whatever they hold. */
function comparable({ url, ...rest }: DatabaseSettings): object {
  return { ...rest, url: url?.href };
}
