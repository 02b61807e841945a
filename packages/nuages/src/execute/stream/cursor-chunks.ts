import type { DriverCursor, DriverStatement } from '../../contract/index.js';
import { explainError } from '../statement/explain-error.js';
import type { ChunkOptions } from './chunk-options.js';
import type { StreamEvent } from './stream-event.js';

/** read: to the last row; left: by its reader; failed: by an error */
export type StreamEnd = 'read' | 'left' | 'failed';

/** A cursor and what surrounds it. */
export interface CursorSource<T> {
  readonly statement: DriverStatement<T>;
  readonly event: StreamEvent;
  readonly open: () => Promise<DriverCursor<T>>;
  /** runs a read when it may run */
  readonly perform: (work: () => Promise<T[]>) => Promise<T[]>;
  /** gives free what the stream holds; throws only when all was read. `cursor` is null where it could not be opened */
  readonly finish: (end: StreamEnd, cursor: DriverCursor<T> | null) => Promise<void>;
}

/** Reads chunk after chunk. All is free again before the last one is handed out, so a result of one chunk holds nothing at all. */
export async function* cursorChunks<T>(
  { statement, event, open, perform, finish }: CursorSource<T>,
  options: ChunkOptions,
): AsyncGenerator<T[]> {
  const { chunkSize, context, model, signal } = options;
  let end: StreamEnd = 'left';
  let cursor: DriverCursor<T> | null = null;
  let rows: T[] = [];
  try {
    const opened = (cursor = await event.time(open));
    do {
      if (rows.length > 0) yield rows;
      signal?.throwIfAborted();
      rows = await perform(() => event.time(() => opened.read(chunkSize, context())));
      event.count(rows.length);
    } while (rows.length === chunkSize);
    end = 'read';
  } catch (error) {
    end = 'failed';
    event.end(error);
    throw explainError(error, statement, model);
  } finally {
    await finish(end, cursor);
    event.end();
  }
  if (rows.length > 0) yield rows;
}
