import { ConfigurationError, suggest } from '../../errors/index.js';
import { foreignNames, knownKeys } from './known-keys.js';

type Level = keyof typeof knownKeys;

/** Refuses a value that is no object, and keys that do not exist; says which one is meant, also where another tool's name was used. */
export function checkKeys(value: unknown, level: Level, at: string, more: readonly string[] = []): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigurationError('NUA_CONFIG_INVALID', `The setting "${at}" is not an object.`, { fix: `It holds ${Object.keys(knownKeys[level]).join(', ')}.` });
  const settings = value as Readonly<Record<string, unknown>>;
  const names = [...Object.keys(knownKeys[level]), ...more];
  for (const [name, given] of Object.entries(settings)) {
    const path = at === '' ? name : `${at}.${name}`;
    if (!names.includes(name)) throw new ConfigurationError('NUA_CONFIG_UNKNOWN', `There is no setting "${path}".`, { fix: meant(name, level, names) });
    if (given === undefined)
      throw new ConfigurationError('NUA_CONFIG_INVALID', `The setting "${path}" is undefined.`, { fix: 'Leave it out, or look whether the environment variable it comes from is set.' });
  }
  return settings;
}

function meant(name: string, level: Level, names: readonly string[]): string {
  const plain = name.toLowerCase().replace(/[_\-.]/g, '');
  const owners: readonly Level[] = [level, 'pool', 'database', 'root'];
  const owner = owners.find((each) => Object.keys(knownKeys[each]).some((key) => key.toLowerCase() === plain));
  const same = owner && Object.keys(knownKeys[owner]).find((key) => key.toLowerCase() === plain);
  const place = same === undefined ? foreignNames[plain] : owner === 'pool' ? `pool.${same}` : same;
  if (place === undefined) return suggest(name, 'This level', names);
  const key = place.replace('pool.', '');
  const meaning = Object.values(knownKeys).flatMap((keys: Readonly<Record<string, string>>) => keys[key] ?? [])[0];
  return `It is called "${level === 'pool' && place !== key ? key : place}" here${owner === 'root' && level !== 'root' ? ', beside "databases"' : ''}: ${meaning}.`;
}
