import type { Features, PoolSettings } from '../../contract/index.js';
import { ConfigurationError } from '../../errors/index.js';
import { checkKeys } from './check-keys.js';
import { numberOr } from './check-values.js';

/** Readers of an embedded database do their work in this process, one after another. */
const embeddedReaders = 4;

/** Settings of a pool in seconds and milliseconds -> in milliseconds, with defaults. */
export function parsePool(value: unknown, at: string, features: Features): PoolSettings {
  const { min, max, maxLifetime, idleTimeout, acquireTimeout } = checkKeys(value, 'pool', at);
  const seconds = { least: 1, unit: 'seconds' };
  const pool = {
    min: numberOr(min, 0, `${at}.min`, { least: 0, unit: 'connections', whole: true }),
    max: numberOr(max, features.singleWriter ? embeddedReaders : 10, `${at}.max`, { least: 1, unit: 'connections', whole: true }),
    maxLifetime: numberOr(maxLifetime, 1800, `${at}.maxLifetime`, seconds) * 1000,
    idleTimeout: numberOr(idleTimeout, 60, `${at}.idleTimeout`, seconds) * 1000,
    acquireTimeout: numberOr(acquireTimeout, 10_000, `${at}.acquireTimeout`, { least: 1, unit: 'milliseconds' }),
  };
  if (pool.min > pool.max)
    throw new ConfigurationError('NUA_CONFIG_CONFLICT', `"${at}.min" is ${pool.min}, more than "${at}.max", which is ${pool.max}.`, {
      fix: 'Lower min or raise max.',
    });
  return Object.freeze(pool);
}
