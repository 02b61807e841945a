import type { Template } from '../../../../contract/index.js';
import { asText, call, type Templates } from './operand.js';

/** SHA1 alone is not in PostgreSQL itself, but in its extension pgcrypto. */
const sha =
  (name: string): Template =>
  ({ args }, write) =>
    `ENCODE(${name}(CONVERT_TO(${asText(args[0]!, write)}, 'UTF8')), 'hex')`;

export const hashes: Templates = {
  md5: call('MD5'),
  sha1: ({ args }, write) => `ENCODE(DIGEST(${asText(args[0]!, write)}, 'sha1'), 'hex')`,
  sha224: sha('SHA224'),
  sha256: sha('SHA256'),
  sha384: sha('SHA384'),
  sha512: sha('SHA512'),
};
