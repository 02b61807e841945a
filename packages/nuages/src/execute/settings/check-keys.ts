import { ConfigurationError, suggest } from '../../errors/index.js';
import { foreignNames, knownKeys } from './known-keys.js';

type Level = keyof typeof knownKeys;

/** Refuses a value that is no object, and keys that do not exist; says which one is meant, also where another tool's name was used. */
export function checkKeys(value: unknown, level: Level, at: string, more: readonly string[] = []): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigurationError(
      'NUA_CONFIG_INVALID',
      `${at === '' ? 'What connect() got' : `The setting "${at}"`} is not an object of settings.`,
      {
        fix: `It holds ${Object.keys(knownKeys[level]).join(', ')}.`,
      },
    );
  const settings = value as Readonly<Record<string, unknown>>;
  const names = [...Object.keys(knownKeys[level]), ...more];
  for (const [name, given] of Object.entries(settings)) {
    const path = at === '' ? name : `${at}.${name}`;
    if (!names.includes(name))
      throw new ConfigurationError('NUA_CONFIG_UNKNOWN', `There is no setting "${path}".`, { fix: meant(name, at, level, names) });
    if (given === undefined)
      throw new ConfigurationError('NUA_CONFIG_INVALID', `The setting "${path}" is undefined.`, {
        fix: 'Leave it out, or look whether the environment variable it comes from is set.',
      });
  }
  return settings;
}

/** `It is called "databases.default.pool.max": connections at most, 10.` */
function meant(name: string, at: string, level: Level, names: readonly string[]): string {
  const plain = name.toLowerCase().replace(/[_\-.]/g, '');
  const own = [level, ...levels].map((each) => keyLike(plain, each)).find((found) => found !== undefined);
  const place = own ?? foreignNames[plain];
  if (place === undefined) return suggest(name, at === '' ? 'The settings' : `"${at}"`, names);
  const key = place.split('.').at(-1)!;
  const database = `databases.${at.split('.')[1] ?? 'default'}`;
  return `It is called "${key in knownKeys.root ? key : `${database}.${place}`}": ${meanings[key]}.`;
}

const levels: readonly Level[] = ['pool', 'database', 'root'];
const meanings: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(knownKeys));

function keyLike(plain: string, level: Level): string | undefined {
  const key = Object.keys(knownKeys[level]).find((each) => each.toLowerCase() === plain);
  return key !== undefined && level === 'pool' ? `pool.${key}` : key;
}
