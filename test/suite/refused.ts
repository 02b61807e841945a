import { NuagesError } from 'nuages';

/** What a call is refused with: the code, the fact and the fix. Fails where it isn't, or where the error has no code. */
export async function refused(run: () => unknown): Promise<string> {
  let given: unknown;
  try {
    given = await run();
  } catch (error) {
    if (error instanceof NuagesError && error.code !== 'NUA_SQL_INVALID' && error.code !== 'NUA_DATABASE_ERROR') return error.message;
    throw error;
  }
  throw new Error(`It was not refused, and gave ${JSON.stringify(given)}.`);
}
