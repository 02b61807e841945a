import { ConfigurationError } from '../../errors/index.js';

/**
 * A driver package that is installed only where it is used.
 * @throws ConfigurationError NUA_BACKEND_MISSING
 */
export async function loadPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new ConfigurationError('NUA_BACKEND_MISSING', `The package "${name}" is not installed.`, {
      fix: `Run: npm install ${name}`,
      cause,
    });
  }
}
