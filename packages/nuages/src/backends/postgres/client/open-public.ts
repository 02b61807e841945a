import type pg from 'pg';
import { clientConfig } from './client-config.js';
import { PublicConnection } from './public-connection.js';
import { sessionSettings, settingStatements } from './session-settings.js';
import type { ClientSettings } from './settings.js';

/** Opens a connection through pg's public API alone. */
export async function openPublic(Client: typeof pg.Client, settings: ClientSettings): Promise<PublicConnection> {
  const open = async (): Promise<pg.Client> => {
    const client = new Client(clientConfig(settings));
    try {
      await client.connect();
      return client;
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
  };
  const connection = new PublicConnection(await open(), settings, open);
  await connection.script(settingStatements(sessionSettings(settings)));
  return connection;
}
