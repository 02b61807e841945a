import { NuagesError } from 'nuages';
import type { Program } from './program.js';
import { Disagreement, type Field, run } from './run.js';
import { MARK } from './values.js';

/** What came of a program: rows, a coded error, or something that must not happen. */
export type Verdict =
  | { readonly is: 'rows' }
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'broken'; readonly how: string; readonly error: unknown };

/** the database could not read the statement, or did not know what to do with it */
const never: ReadonlySet<string> = new Set([
  'NUA_SQL_INVALID',
  'NUA_DATABASE_ERROR',
  'NUA_CONNECTION_LOST',
  'NUA_CONNECTION_CLOSED',
  'NUA_TIMEOUT',
]);

export async function judge(program: Program, field: Field): Promise<Verdict> {
  try {
    const shown = await run(program, field);
    if (shown?.includes(MARK)) return { is: 'broken', how: 'a value shows', error: new Error(shown) };
    return { is: 'rows' };
  } catch (error) {
    if (error instanceof Disagreement) return { is: 'broken', how: 'disagreement', error };
    if (!(error instanceof NuagesError))
      return { is: 'broken', how: `${(error as Error | null)?.name ?? typeof error}: ${placeOf(error)}`, error };
    if (never.has(error.code)) return { is: 'broken', how: `${error.code}: ${summary(error.message)}`, error };
    if ([error.message, error.query, error.fix, error.field].some((text) => text?.includes(MARK)))
      return { is: 'broken', how: 'a value in a message', error };
    if (/[\u0000-\u001f\u007f]/.test(error.message)) return { is: 'broken', how: 'control characters in a message', error };
    return { is: 'refused', code: error.code };
  }
}

/** the same for errors of one cause: without names and numbers */
const summary = (message: string): string => message.replace(/"[^"]*"|\d+/g, '_').slice(0, 120);
const placeOf = (error: unknown): string => {
  const { message, stack } = error as Error;
  const at = stack?.split('\n').find((line) => line.includes('/src/') && !line.includes('/fuzz/'));
  return `${summary(message)} ${
    at
      ?.trim()
      .replace(/\(?\S*\/src\//, '')
      .replace(/:\d+\)?$/, '') ?? ''
  }`;
};
