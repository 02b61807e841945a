import { ConfigurationError, suggest } from '../errors/index.js';
import { processState } from './context/process-state.js';
import type { Database } from './database.js';

/** The database of an alias, 'default' unless given. It opens nothing by itself. */
export function database(alias = 'default'): Database {
  const found = processState.databases.get(alias);
  if (found !== undefined) return found;
  if (processState.databases.size === 0)
    throw new ConfigurationError('NUA_CONFIG_MISSING', 'A database is used before connect().', {
      fix: "Call connect({ databases: { default: 'postgres://...' } }) first.",
    });
  throw new ConfigurationError('NUA_DATABASE_UNKNOWN', `No database has the alias "${alias}".`, {
    fix: suggest(alias, 'The setting "databases"', processState.databases.keys()),
  });
}
