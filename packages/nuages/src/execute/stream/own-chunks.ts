import type { DriverStatement } from '../../contract/index.js';
import type { CallSite } from '../call-site.js';
import type { Pools } from '../pool/pools.js';
import type { Slot } from '../pool/slot.js';
import type { StreamGate } from '../pool/stream-gate.js';
import { abortable } from '../statement/abortable.js';
import type { ChunkOptions } from './chunk-options.js';
import { cursorChunks } from './cursor-chunks.js';
import { StreamEvent } from './stream-event.js';

/** The pools of a database, of which one can spare a connection for a stream. */
export interface StreamingPools extends Pools {
  readonly streams: StreamGate;
}

/** A stream outside a transaction, on a connection that it holds alone; in a read-only transaction where a cursor needs one. */
export async function* ownChunks<T>(
  { driver, reader: pool, streams }: StreamingPools,
  alias: string,
  site: CallSite,
  statement: DriverStatement<T>,
  params: readonly unknown[],
  options: ChunkOptions,
): AsyncGenerator<T[]> {
  const { model, signal } = options;
  const { serverSideCursors, readOnlyTransactions: readOnly } = driver.dialect.features;
  const slot = await borrow();
  const { connection } = slot;
  yield* cursorChunks<T>(
    {
      statement,
      event: new StreamEvent(statement, params, model, { alias, id: null }),
      open: async () => {
        if (serverSideCursors) await connection.script(driver.begin({ readOnly, write: false }));
        return connection.open(statement, params);
      },
      perform: (work) => (signal === undefined ? work() : abortable(connection, signal, work)),
      finish: async (end, cursor) => {
        try {
          if (end !== 'read') await cursor?.close();
          if (serverSideCursors) await connection.script(end === 'failed' ? 'ROLLBACK' : 'COMMIT');
          pool.release(slot);
        } catch (error) {
          pool.discard(slot);
          if (end === 'read') throw error;
        } finally {
          streams.leave();
        }
      },
    },
    options,
  );

  async function borrow(): Promise<Slot> {
    await streams.enter(signal);
    try {
      const free = pool.take(site) ?? (await pool.acquire(site, signal));
      free.heldSince = performance.now();
      return free;
    } catch (error) {
      streams.leave();
      throw error;
    }
  }
}
