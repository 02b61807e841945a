import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigurationError } from '../../errors/index.js';

const names = ['nuages.config.ts', 'nuages.config.js', 'nuages.config.mjs'];
/** What Node says of a TypeScript file that it can not run. */
const notRunnable: ReadonlySet<unknown> = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
]);

/** The default export of nuages.config.ts, .js or .mjs in the working directory. */
export async function loadConfig(folder: string = process.cwd()): Promise<unknown> {
  const name = names.find((each) => existsSync(resolve(folder, each)));
  if (name === undefined)
    throw new ConfigurationError('NUA_CONFIG_MISSING', `connect() got no settings, and there is no ${names.join(', ')} in ${folder}.`, {
      fix: "Write one that exports defineConfig({ databases: { default: 'postgres://...' } }), or pass the settings to connect().",
    });
  const module = await importFile(resolve(folder, name), name);
  if (module['default'] === undefined)
    throw new ConfigurationError('NUA_CONFIG_INVALID', `${name} has no default export.`, {
      fix: 'Write export default defineConfig({ ... }).',
    });
  return module['default'];
}

async function importFile(file: string, name: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (error) {
    if (!notRunnable.has((error as { code?: unknown } | null)?.code)) throw error;
    throw new ConfigurationError('NUA_CONFIG_INVALID', `Node ${process.versions.node} can not import ${name}.`, {
      fix: 'Import it yourself and pass the settings to connect(), compile it to nuages.config.js, or use Node 22.18 or later.',
      cause: error,
    });
  }
}
