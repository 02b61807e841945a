import type { Backend, DatabaseSettings } from '../../contract/index.js';
import { ConfigurationError } from '../../errors/index.js';
import { checkKeys } from './check-keys.js';
import { numberOr, stringsOr } from './check-values.js';
import { knownKeys } from './known-keys.js';
import type { Backends } from './parse-location.js';
import { isEmbedded, parseLocation } from './parse-location.js';
import { parsePool } from './parse-pool.js';

/** Settings of one database, checked, with defaults, and what reaches it. */
export interface ParsedDatabase {
  readonly settings: DatabaseSettings;
  readonly backend: Backend;
}

/** A URL, or an object of settings. */
export function parseDatabase(alias: string, value: unknown, backends: Backends): ParsedDatabase {
  const at = `databases.${alias}`;
  if (value === undefined)
    throw new ConfigurationError('NUA_CONFIG_MISSING', `The setting "${at}" is undefined.`, {
      fix: 'Is the environment variable set that it comes from?',
    });
  const every = Object.values(backends).flatMap(({ options }) => options);
  const given = checkKeys(typeof value === 'string' ? { url: value } : value, 'database', at, every);
  const { backend, ...location } = parseLocation(given, at, backends);
  const { features } = backend.dialect;
  const own = Object.entries(given).filter(([name]) => !(name in knownKeys.database));
  const refuse = (name: string, why: string): void => {
    if (name in given)
      throw new ConfigurationError('NUA_CONFIG_CONFLICT', `"${at}" has "${name}", and ${why}.`, { fix: `Leave "${name}" out.` });
  };
  for (const [name] of own) if (!backend.options.includes(name)) refuse(name, `that is a setting of another database`);
  if (features.singleConnection || location.path === ':memory:')
    refuse('pool', 'the database is embedded and has one connection, which needs no pool');
  if (isEmbedded(backend)) refuse('connectTimeout', 'the database is embedded: there is no server to wait for');
  if (!features.statementTimeout) refuse('statementTimeout', 'the database can not stop a statement');

  const milliseconds = { least: 1, unit: 'milliseconds' };
  const settings: DatabaseSettings = {
    alias,
    ...location,
    options: Object.freeze(Object.fromEntries(own)),
    connectTimeout: numberOr(given['connectTimeout'], 10_000, `${at}.connectTimeout`, milliseconds),
    statementTimeout: numberOr(given['statementTimeout'], null, `${at}.statementTimeout`, milliseconds),
    // a server resolves its own waits; one connection or one writer that is waited for in this process needs a limit
    lockTimeout: numberOr(
      given['lockTimeout'],
      features.singleConnection || features.singleWriter ? 4000 : null,
      `${at}.lockTimeout`,
      milliseconds,
    ),
    onConnect: stringsOr(given['onConnect'], `${at}.onConnect`),
    pool: parsePool(given['pool'] ?? {}, `${at}.pool`, features),
  };
  return { settings: Object.freeze(settings), backend };
}
