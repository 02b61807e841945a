import pg from 'pg';

/** SQL by hand, on a connection of its own. */
export async function runSql(url: string, sql: string): Promise<{ readonly rows: readonly unknown[] }> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query<Record<string, unknown>>(sql);
  } finally {
    await client.end();
  }
}
