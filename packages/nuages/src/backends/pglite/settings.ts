import type { Extensions } from '@electric-sql/pglite';
import type { DatabaseSettings } from '../../contract/index.js';
import { ConfigurationError } from '../../errors/index.js';

export interface PgliteSettings {
  /** null: in memory */
  readonly folder: string | null;
  readonly extensions: Extensions;
}

/** @throws ConfigurationError NUA_CONFIG_INVALID */
export function readSettings({ alias, path, options }: DatabaseSettings): PgliteSettings {
  const { extensions = {} } = options;
  if (typeof extensions !== 'object' || extensions === null || Array.isArray(extensions)) {
    throw new ConfigurationError('NUA_CONFIG_INVALID', `"extensions" of database "${alias}" is no object.`, {
      fix: "Write { vector }, imported from '@electric-sql/pglite/vector'.",
    });
  }
  return { folder: path === null || path === ':memory:' ? null : path, extensions: extensions as Extensions };
}
