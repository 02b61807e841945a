import pg from 'pg';

const prefix = 'nuages_test_';
const staleAfterMs = 3_600_000;

/** A database of one test file's own. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Creates an empty database on the server that `serverUrl` names. */
export async function createDatabase(serverUrl: string, name: string): Promise<TestDatabase> {
  const database = `${prefix}${Date.now()}_${process.pid}_${name.replace(/\W+/g, '_').toLowerCase()}`.slice(0, 63);
  await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`));
  const url = new URL(serverUrl);
  url.pathname = database;
  const drop = async (): Promise<void> => {
    await onServer(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`));
  };
  return { url: url.href, drop, [Symbol.asyncDispose]: drop };
}

/** Drops what runs left behind that were killed. */
export async function dropStaleDatabases(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
  for (const { datname } of rows) {
    const age = Date.now() - Number(datname.slice(prefix.length).split('_')[0]);
    if (age > staleAfterMs) await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  }
}

async function onServer<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return await run(client);
  } finally {
    await client.end();
  }
}
