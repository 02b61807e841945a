import type pg from 'pg';
import { ProtocolConnection } from '../protocol/connection.js';
import { Session } from '../protocol/session.js';
import { cancelRunning, type Running } from './cancel.js';
import { clientConfig } from './client-config.js';
import type { PgConnectionClass } from './pg-internals.js';
import { isRefusedSetting, pooledSettings, sessionSettings, settingStatements } from './session-settings.js';
import type { ClientSettings } from './settings.js';
import { type WireConnection, wireConnectionClass } from './wire-connection.js';

/** milliseconds that the server has to end a connection that we close */
const GRACE = 2000;

/** What this backend works with of the package. */
export interface Pg {
  readonly Client: typeof pg.Client;
  readonly Connection: PgConnectionClass;
}

/** Opens a connection through pg and reads it ourselves. Null: pg doesn't hand us the bytes. */
export async function openWire(pgParts: Pg, settings: ClientSettings): Promise<ProtocolConnection | null> {
  try {
    return await shakeHands(pgParts, settings, sessionSettings(settings));
  } catch (error) {
    if (!isRefusedSetting(error)) throw error;
    const connection = await shakeHands(pgParts, settings, pooledSettings());
    await connection?.script(settingStatements(sessionSettings(settings)));
    return connection;
  }
}

/** TLS, passwords and timeouts are pg's; once the server is ready, its bytes are ours. */
async function shakeHands(
  { Client, Connection }: Pg,
  settings: ClientSettings,
  startup: Readonly<Record<string, string>>,
): Promise<ProtocolConnection | null> {
  const wire = new (wireConnectionClass(Connection))({ ssl: settings.tls.options, keepAlive: true }, startup);
  const client = new Client(Object.assign(clientConfig(settings), { connection: wire }));
  const session = new Session((bytes) => wire.stream.write(bytes));
  client.on('error', (error) => session.lose(error));
  client.on('end', () => session.lose(new Error('the socket was closed')));
  try {
    await client.connect();
  } catch (error) {
    wire.stream.destroy();
    throw error;
  }
  if (!wire.reading) {
    await client.end();
    return null;
  }
  wire.takeOver(session.consume);
  const carrier = {
    close: () => closeClient(client, wire, session),
    cancel: () => cancelRunning(Connection, client as unknown as Running, settings),
    ref: () => wire.stream.ref?.(),
    unref: () => wire.stream.unref?.(),
  };
  return new ProtocolConnection(session, carrier, settings);
}

/** Says goodbye; a server that is at work, or does not answer, is left. */
async function closeClient(client: pg.Client, wire: WireConnection, session: Session): Promise<void> {
  if (!session.usable) return;
  if (session.busy) wire.stream.destroy();
  const timer = setTimeout(() => wire.stream.destroy(), GRACE);
  await client.end();
  clearTimeout(timer);
}
