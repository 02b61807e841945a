import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { connect, db } from 'nuages';
import type { Expecting } from './case.js';

export const backends = ['sqlite', 'pglite', 'postgres'] as const;
export type BackendName = (typeof backends)[number];

/** Whose answers a backend is to give: PGlite is PostgreSQL. */
export const expecting = (backend: BackendName): Expecting => (backend === 'sqlite' ? 'sqlite' : 'postgres');

/** An empty database in memory, or the one at `url`; with pgcrypto, as Django had it. */
export async function open(backend: BackendName, url: string | null): ReturnType<typeof connect> {
  if (backend === 'postgres' && url === null) throw new Error('PostgreSQL has no database in memory: give a URL');
  const database = url ?? `${backend}::memory:`;
  const connections = await connect({
    databases: { default: backend === 'pglite' ? { url: database, extensions: { pgcrypto } } : database },
  });
  if (backend !== 'sqlite') await db.execute`CREATE EXTENSION IF NOT EXISTS pgcrypto`;
  return connections;
}
