import { ConfigurationError } from '../../errors/index.js';

interface Range {
  readonly least: number;
  readonly unit: string;
  readonly whole?: boolean;
}

/** A number setting, or its default where it is left out. */
export function numberOr<D>(value: unknown, fallback: D, at: string, { least, unit, whole = false }: Range): number | D {
  if (value === undefined) return fallback;
  if (typeof value === 'number' && value >= least && value <= longest && (!whole || Number.isInteger(value))) return value;
  throw new ConfigurationError('NUA_CONFIG_INVALID', `The setting "${at}" is not a number of ${unit} from ${least} to ${longest}.`, {
    fix: whole ? 'Give a whole number.' : 'Give a number; to have no limit, leave it out or give a large one.',
  });
}

/** What timers take. */
const longest = 2_147_483_647;

export function stringsOr(value: unknown, at: string): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  throw new ConfigurationError('NUA_CONFIG_INVALID', `The setting "${at}" is not a list of strings.`, {
    fix: `Write ${at.split('.').at(-1)}: ['SET ...'].`,
  });
}
