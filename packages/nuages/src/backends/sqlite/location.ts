import { resolve } from 'node:path';
import type { DatabaseSettings } from '../../contract/index.js';
import { ConfigurationError } from '../../errors/index.js';

export const memory = ':memory:';

/**
 * The absolute path of the file, or ':memory:'. URLs: 'sqlite:./file.db', 'sqlite:///abs/file.db', 'sqlite::memory:'.
 * @throws ConfigurationError NUA_CONFIG_INVALID
 */
export function locationOf({ alias, path, url }: DatabaseSettings): string {
  const named = path ?? (url ? pathOf(url, alias) : '');
  if (named === '') throw invalid(alias, 'names no file');
  return named === memory ? memory : resolve(named);
}

function pathOf({ host, pathname }: URL, alias: string): string {
  if (host !== '') throw invalid(alias, 'names a host');
  return decodeURIComponent(pathname);
}

const invalid = (alias: string, fact: string): ConfigurationError =>
  new ConfigurationError('NUA_CONFIG_INVALID', `databases.${alias} ${fact}.`, {
    fix: 'Write sqlite:./file.db, sqlite:///absolute/file.db or sqlite::memory:.',
  });
