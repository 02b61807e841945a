import { postgresBackend as postgres } from './backends/postgres/index.js';
import { pgliteBackend as pglite } from './backends/pglite/index.js';
import { sqliteBackend as sqlite } from './backends/sqlite/index.js';
import { applySettings } from './execute/settings/apply-settings.js';
import { loadConfig } from './execute/settings/load-config.js';
import { parseSettings } from './execute/settings/parse-settings.js';
import type { Backends } from './execute/settings/parse-location.js';
import type { WrapDriver } from './execute/database.js';
import type { Connections, Settings } from './types/settings.js';

export interface ConnectOptions {
  /** what stands in for each driver: one that counts, delays or records what passes, and hands it on */
  readonly wrapDriver?: WrapDriver;
}

/** By the scheme of their URLs. Their driver packages are loaded when a database is first used. */
const backends: Backends = { postgres, postgresql: postgres, pglite, sqlite };

/**
 * Checks the settings and makes the databases known; each is opened by its first statement. Without an argument they come from the default
 * export of nuages.config.ts, .js or .mjs in the working directory. Called again with the same settings it goes on with the same
 * connections; databases whose settings changed are closed first.
 * @throws ConfigurationError NUA_CONFIG_UNKNOWN, NUA_CONFIG_INVALID, NUA_CONFIG_CONFLICT, NUA_CONFIG_MISSING
 * @example
 * await using db = await connect({
 *   databases: { default: 'postgres://app@localhost/shop', cache: { url: 'sqlite:./cache.db', lockTimeout: 1000 } },
 * });
 */
export async function connect(settings?: Settings, { wrapDriver }: ConnectOptions = {}): Promise<Connections> {
  const databases = await applySettings(parseSettings(settings ?? (await loadConfig()), backends), wrapDriver);
  const close = async (): Promise<void> => {
    await Promise.all(databases.map((database) => database.close()));
  };
  return { close, [Symbol.asyncDispose]: close };
}

/**
 * Gives its argument back, typed: for the default export of nuages.config.ts.
 * @example
 * const settings = defineConfig({ databases: { default: 'postgres://app@localhost/shop' }, timeZone: 'Europe/Paris' });
 */
export function defineConfig(settings: Settings): Settings {
  return settings;
}
