import type { ClientSettings } from './settings.js';

type Settings = Readonly<Record<string, string>>;

/** What poolers let through when a connection starts. */
const pooled: Settings = { TimeZone: 'UTC', DateStyle: 'ISO, MDY', standard_conforming_strings: 'on' };

/** What texts mean, on their way to the server and back. */
export const formSettings: Settings = { ...pooled, IntervalStyle: 'postgres', bytea_output: 'hex', extra_float_digits: '1' };

/** What every session runs with, by its names on the server. */
export const sessionSettings = ({ statementTimeout, lockTimeout }: ClientSettings): Settings => ({
  ...formSettings,
  ...(lockTimeout !== null && { lock_timeout: String(lockTimeout) }),
  ...(statementTimeout !== null && { statement_timeout: String(statementTimeout) }),
});

/** For a pooler that refused the others: they come as statements. */
export const pooledSettings = (): Settings => pooled;

export const settingStatements = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `SET ${name} = '${value}'`)
    .join('; ');

/** A pooler says that it doesn't know a setting. */
export const isRefusedSetting = (error: unknown): boolean =>
  /unsupported startup parameter/.test((error as { message?: string }).message ?? '');
