import { ValueError } from '../../errors/index.js';
import { isTimeZone } from '../../ir/index.js';
import type { Work } from '../../types/transactions.js';
import { currentFrame, runInFrame } from './frame.js';
import { processState } from './process-state.js';

/** The zone in which date parts are taken: of the innermost inTimeZone(), else the setting `timeZone`, else 'UTC'. */
export function currentTimeZone(): string {
  return currentFrame()?.timeZone ?? processState.timeZone;
}

/**
 * Date parts, truncation and `__date` inside `fn` are those of an IANA zone; statements stay the same, the zone is a parameter.
 * @throws ValueError NUA_VALUE_INVALID for a zone that doesn't exist
 * @example
 * await inTimeZone('Europe/Paris', () => Post.objects.filter({ createdAt__hour: 9 }).count())
 * // SELECT COUNT(*) FROM "post" WHERE EXTRACT(HOUR FROM ("post"."created_at" AT TIME ZONE $1)) = $2
 */
export function inTimeZone<T>(zone: string, fn: Work<T>): Promise<T> {
  if (!isTimeZone(zone))
    throw new ValueError('NUA_VALUE_INVALID', `"${zone}" is not a time zone.`, {
      fix: "Give an IANA name such as 'Europe/Paris' or 'UTC'.",
    });
  return runInFrame({ timeZone: zone }, fn);
}
