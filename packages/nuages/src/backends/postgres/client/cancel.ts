import type { PgConnectionClass } from './pg-internals.js';
import type { ClientSettings } from './settings.js';

/** What runs the statement that is to stop. */
export interface Running {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** Asks the server, on a connection of its own, to stop what another one is running. Ends when the server has taken the request. */
export function cancelRunning(
  Connection: PgConnectionClass,
  { host, port, processID, secretKey }: Running,
  settings: ClientSettings,
): Promise<void> {
  const ssl = settings.tls.options;
  return new Promise((resolve, reject) => {
    const connection = new Connection({ ssl, keepAlive: false });
    const timer = setTimeout(() => connection.stream.destroy(new Error('timeout expired')), settings.connectTimeout);
    const send = (): void => connection.cancel(processID ?? 0, secretKey ?? 0);
    connection.on('connect', () => (ssl ? connection.requestSsl() : send()));
    connection.on('sslconnect', send);
    connection.on('error', reject);
    // the server answers nothing: it closes the connection
    connection.on('end', () => {
      clearTimeout(timer);
      resolve();
    });
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}
