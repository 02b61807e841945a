import { ConfigurationError } from '../../errors/index.js';
import { processState } from './process-state.js';

/** shorter ones are guessed */
const least = 32;

/** What is signed with: the setting `secretKey`, or a random key that dies with the process. */
export const signingKey = (): string | Uint8Array => processState.secretKey ?? processState.ownKey;

/** @throws ConfigurationError NUA_CONFIG_INVALID */
export function checkSecret(secret: unknown, what: string): asserts secret is string {
  if (typeof secret === 'string' && secret.length >= least) return;
  throw new ConfigurationError('NUA_CONFIG_INVALID', `${what} is not text of ${least} characters or more.`, {
    fix: 'Make one with `openssl rand -base64 32`, and keep it out of the source.',
  });
}
