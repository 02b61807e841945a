import pg from 'pg';

/** An empty database on the server that NUAGES_TEST_POSTGRES names; the tests drop what a killed run leaves behind. */
export async function createOwnDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = process.env['NUAGES_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test';
  const name = pg.escapeIdentifier(`nuages_test_${Date.now()}_${process.pid}_oracle`);
  const url = new URL(server);
  url.pathname = name.slice(1, -1);
  await run(server, `CREATE DATABASE ${name}`);
  return { url: url.href, drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}
