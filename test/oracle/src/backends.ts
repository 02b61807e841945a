import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { connect, db } from 'nuages';
import type { Expecting } from './case.js';

export const backends = ['sqlite', 'pglite', 'postgres'] as const;
export type BackendName = (typeof backends)[number];

/** Whose answers a backend is to give: PGlite is PostgreSQL. */
export const expecting = (backend: BackendName): Expecting => (backend === 'sqlite' ? 'sqlite' : 'postgres');

/** An empty database in memory, or the one at `url`; in PostgreSQL with pgcrypto, which has SHA-1. */
export async function open(backend: BackendName, url: string | null): ReturnType<typeof connect> {
  if (backend === 'postgres' && url === null) throw new Error('PostgreSQL has no database in memory: give a URL');
  const target = url ?? `${backend}::memory:`;
  const connections = await connect({ databases: { default: backend === 'pglite' ? { url: target, extensions: { pgcrypto } } : target } });
  if (backend !== 'sqlite') await db.execute`CREATE EXTENSION IF NOT EXISTS pgcrypto`;
  return connections;
}
