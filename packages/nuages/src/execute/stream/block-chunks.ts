import type { DriverCursor, DriverStatement } from '../../contract/index.js';
import { currentBlock } from '../transaction/current-block.js';
import type { Block } from '../transaction/block.js';
import type { ChunkOptions } from './chunk-options.js';
import { cursorChunks } from './cursor-chunks.js';
import { StreamEvent } from './stream-event.js';

/** A stream inside a transaction, over a cursor of its connection; other statements run between the chunks. */
export function blockChunks<T>(
  block: Block,
  statement: DriverStatement<T>,
  params: readonly unknown[],
  options: ChunkOptions,
): AsyncGenerator<T[]> {
  const { connection, transaction } = block;
  // Read in a nested block, a chunk is that block's statement: its own block would wait for it.
  const reader = (): Block => {
    const current = currentBlock(transaction.alias);
    return current?.transaction === transaction ? current : block;
  };
  return cursorChunks(
    {
      statement,
      event: new StreamEvent(statement, params, options.model, transaction),
      open: () => block.perform(() => connection.open(statement, params), statement, options),
      perform: (work) => reader().perform(work, statement, options),
      // What ends a block ends its cursors too.
      finish: async (end, cursor: DriverCursor<T> | null) => {
        if (end !== 'read' && cursor !== null && reader().sound)
          await reader()
            .perform(() => cursor.close())
            .catch(() => undefined);
      },
    },
    options,
  );
}
