import type { DriverConnection, DriverResult, DriverStatement } from '../../contract/index.js';
import { queryChannel } from '../../events/index.js';
import { abortable } from './abortable.js';
import type { Origin } from './query-event.js';
import { traced } from './query-event.js';
import type { RunOptions } from './run-options.js';

/** Runs a statement on a connection that the caller holds. Nothing is built or timed while nobody listens. */
export function send<T>(
  connection: DriverConnection,
  statement: DriverStatement<T>,
  params: readonly unknown[],
  { context, model, signal }: RunOptions,
  origin: Origin,
): Promise<DriverResult<T>> {
  if (signal === undefined && !queryChannel.hasSubscribers) return connection.run(statement, params, context);
  const run = (): Promise<DriverResult<T>> => connection.run(statement, params, context);
  const { sql, multiplied } = statement;
  return traced({ sql, params, model, multiplied }, origin, signal === undefined ? run : () => abortable(connection, signal, run));
}

/** Runs SQL without parameters and rows on a connection that the caller holds. */
export async function sendScript(connection: DriverConnection, sql: string, origin: Origin): Promise<void> {
  if (!queryChannel.hasSubscribers) return connection.script(sql);
  await traced({ sql, params: [], model: undefined }, origin, async () => {
    await connection.script(sql);
    return { affected: 0 };
  });
}
