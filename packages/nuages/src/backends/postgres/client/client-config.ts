import type { ClientConfig } from 'pg';
import type { ClientSettings } from './settings.js';

/** The settings in pg's words. What is undefined is left out: pg then looks into the environment. */
export function clientConfig({
  host,
  port,
  user,
  password,
  database,
  applicationName,
  serverOptions,
  tls,
  connectTimeout,
}: ClientSettings): ClientConfig {
  return {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(database !== undefined && { database }),
    ...(serverOptions !== undefined && { options: serverOptions }),
    application_name: applicationName,
    ssl: tls.options,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
  };
}
