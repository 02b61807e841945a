import type { DriverStatement } from '../../contract/index.js';
import type { CallSite } from '../call-site.js';
import type { Database } from '../database.js';
import type { Pool } from '../pool/pool.js';
import { currentBlock } from '../transaction/current-block.js';
import { bufferedChunks } from './buffered-chunks.js';
import type { ChunkOptions } from './chunk-options.js';
import { cursorChunks } from './cursor-chunks.js';
import { StreamEvent } from './stream-event.js';

/**
 * A stream where no connection can be spared: each chunk takes the one that all use, and gives it back. The database keeps the rows
 * meanwhile; where it can't, they are read at once.
 */
export async function* sharedChunks<T>(
  database: Database,
  pool: Pool,
  site: CallSite,
  statement: DriverStatement<T>,
  params: readonly unknown[],
  options: ChunkOptions,
): AsyncGenerator<T[]> {
  const { model, signal } = options;
  const held = await pool.use(site, async (connection) => connection.hold?.(statement, params), signal);
  if (held === undefined) {
    yield* bufferedChunks(database.run.bind(database), statement, params, options);
    return;
  }
  // A transaction of the reader has the connection: waiting for it would be waiting for itself.
  const perform = <R>(work: () => Promise<R>): Promise<R> =>
    currentBlock(database.alias)?.perform(work, statement, options) ?? pool.use(site, work, signal);
  yield* cursorChunks<T>(
    {
      statement,
      event: new StreamEvent(statement, params, model, database),
      open: () => Promise.resolve(held),
      perform,
      finish: async (end) => {
        if (end !== 'read') await perform(() => held.close()).catch(() => undefined);
      },
    },
    options,
  );
}
