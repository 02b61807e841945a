import type { DriverStatement } from '../../contract/index.js';
import { ProgrammingError } from '../../errors/index.js';
import type { CallSite } from '../call-site.js';
import type { Database } from '../database.js';
import { currentBlock } from '../transaction/current-block.js';
import { blockChunks } from './block-chunks.js';
import { bufferedChunks } from './buffered-chunks.js';
import type { ChunkOptions } from './chunk-options.js';
import { ownChunks } from './own-chunks.js';
import { sharedChunks } from './shared-chunks.js';

/** Chooses how a result can be read in chunks where the caller is. */
export async function* chunks<T>(
  database: Database,
  statement: DriverStatement<T>,
  params: readonly unknown[],
  options: ChunkOptions,
  site: CallSite,
): AsyncGenerator<T[]> {
  if (!Number.isInteger(options.chunkSize) || options.chunkSize < 1)
    throw new ProgrammingError('NUA_QUERY_INVALID', 'An iterator got a chunkSize that is not a positive whole number.', {
      fix: 'Leave it out, or give a number such as 1000.',
    });
  const block = currentBlock(database.alias);
  const { streams, driver, ...pools } = database.pools ?? (await database.open());
  if (block !== null && driver.dialect.features.serverSideCursors) yield* blockChunks(block, statement, params, options);
  else if (block !== null) yield* bufferedChunks(block.run.bind(block), statement, params, options);
  else if (streams !== null) yield* ownChunks({ ...pools, driver, streams }, database.alias, site, statement, params, options);
  else yield* sharedChunks(database, pools.reader, site, statement, params, options);
}
