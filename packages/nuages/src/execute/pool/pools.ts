import type { DatabaseSettings, Driver, DriverConnection } from '../../contract/index.js';
import type { OperationalError } from '../../errors/index.js';
import { waitForAny, waitForOne } from './patience.js';
import { Pool } from './pool.js';
import { StreamGate } from './stream-gate.js';

/** The connections of one database. */
export interface Pools {
  readonly driver: Driver;
  readonly writer: Pool;
  /** the same as `writer` where every connection may write */
  readonly reader: Pool;
  /** null: no connection can be spared for a stream */
  readonly streams: StreamGate | null;
  close(grace: number): Promise<void>;
}

const one = { min: 0, max: 1, maxLifetime: Infinity, idleTimeout: Infinity };

/** One pool; a writer and a pool of readers; or a single connection: as the database's features say. */
export function openPools(driver: Driver, settings: DatabaseSettings, closed: () => OperationalError): Pools {
  const { alias, pool: limits, lockTimeout } = settings;
  const { singleConnection, singleWriter } = driver.dialect.features;
  const shared = { alias, closed };
  const exclusive = (what: string): Pool =>
    new Pool({
      ...shared,
      limits: one,
      precious: true,
      connect: () => connect(driver, settings, true),
      patience: waitForOne(alias, lockTimeout ?? Infinity, what),
    });
  const several = (write: boolean): Pool =>
    new Pool({
      ...shared,
      limits,
      precious: false,
      connect: () => connect(driver, settings, write),
      patience: waitForAny(alias, limits.acquireTimeout),
    });

  const writer = singleConnection ? exclusive('connection') : singleWriter ? exclusive('writing connection') : several(true);
  const reader = singleConnection || !singleWriter ? writer : several(false);
  const streams = reader.max > 1 ? new StreamGate(alias, reader.max - 1, limits.acquireTimeout) : null;
  const close = async (grace: number): Promise<void> => {
    await Promise.all([...new Set([writer, reader])].map((pool) => pool.close(grace)));
    await driver.close();
  };
  return { driver, writer, reader, streams, close };
}

async function connect(driver: Driver, { onConnect }: DatabaseSettings, write: boolean): Promise<DriverConnection> {
  const connection = await driver.connect({ write });
  try {
    for (const sql of onConnect) await connection.script(sql);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
}
