import type { ClientSettings } from './settings.js';

/** What the text forms of dates and times depend on. */
const forms = { TimeZone: 'UTC', DateStyle: 'ISO, MDY' };

/** What every session runs with, by its names on the server. */
export const sessionSettings = ({ statementTimeout, lockTimeout }: ClientSettings): Readonly<Record<string, string>> => ({
  ...forms,
  IntervalStyle: 'postgres',
  ...(lockTimeout !== null && { lock_timeout: String(lockTimeout) }),
  ...(statementTimeout !== null && { statement_timeout: String(statementTimeout) }),
});

/** The part that poolers let through when a connection starts; they refuse what they don't know. */
export const pooledSettings = (): Readonly<Record<string, string>> => forms;

/** The same as statements. */
export const settingStatements = (settings: ClientSettings): string =>
  Object.entries(sessionSettings(settings))
    .map(([name, value]) => `SET ${name} = '${value}'`)
    .join('; ');

/** A pooler says that it doesn't know a setting. */
export const isRefusedSetting = (error: unknown): boolean =>
  /unsupported startup parameter/.test((error as { message?: string }).message ?? '');
