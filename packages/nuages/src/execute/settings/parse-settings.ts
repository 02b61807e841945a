import { ConfigurationError } from '../../errors/index.js';
import type { FetchMode } from '../../types/fetch-mode.js';
import { isFetchMode } from '../context/fetch-mode.js';
import { checkSecret } from '../context/signing-key.js';
import { isTimeZone } from '../../ir/index.js';
import { checkKeys } from './check-keys.js';
import type { ParsedDatabase } from './parse-database.js';
import { parseDatabase } from './parse-database.js';
import type { Backends } from './parse-location.js';

/** All settings, checked, with defaults. */
export interface ParsedSettings {
  readonly databases: readonly ParsedDatabase[];
  readonly timeZone: string;
  readonly fetchMode: FetchMode;
  readonly secretKey: string | null;
}

/** Throws NUA_CONFIG_UNKNOWN, NUA_CONFIG_INVALID, NUA_CONFIG_CONFLICT or NUA_CONFIG_MISSING, with the path of the setting. */
export function parseSettings(value: unknown, backends: Backends): ParsedSettings {
  const { databases, timeZone = 'UTC', fetchMode = 'peers', secretKey } = checkKeys(value, 'root', '');
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone))
    throw new ConfigurationError('NUA_CONFIG_INVALID', 'The setting "timeZone" is not the name of a time zone.', {
      fix: "Give an IANA name such as 'Europe/Paris', or leave it out for 'UTC'.",
    });
  if (!isFetchMode(fetchMode))
    throw new ConfigurationError('NUA_CONFIG_INVALID', 'The setting "fetchMode" is no fetch mode.', {
      fix: "Give 'peers', 'one' or 'raise'.",
    });
  if (secretKey !== undefined) checkSecret(secretKey, 'The setting "secretKey"');
  const missing = { fix: "Write databases: { default: 'postgres://user@host/name' }." };
  if (databases === undefined) throw new ConfigurationError('NUA_CONFIG_MISSING', 'The settings have no "databases".', missing);
  if (typeof databases !== 'object' || databases === null || Array.isArray(databases))
    throw new ConfigurationError('NUA_CONFIG_INVALID', 'The setting "databases" is not an object of databases by alias.', missing);
  if (!('default' in databases))
    throw new ConfigurationError('NUA_CONFIG_MISSING', 'The settings have no "databases.default".', {
      fix: 'One database has the alias "default": it is used where none is named.',
    });
  return {
    databases: Object.entries(databases).map(([alias, given]) => parseDatabase(alias, given, backends)),
    timeZone,
    fetchMode,
    secretKey: secretKey ?? null,
  };
}
