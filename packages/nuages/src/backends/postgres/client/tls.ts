import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { ConfigurationError } from '../../../errors/index.js';

/** How a connection is encrypted, as libpq's sslmode names it; no-verify as `pg` has it. */
const modes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;
type Mode = (typeof modes)[number];

export interface Tls {
  readonly options: false | ConnectionOptions;
  /** a server without TLS is taken too */
  readonly optional: boolean;
}

/** The files that the URL names. */
export interface TlsFiles {
  readonly sslrootcert?: string | undefined;
  readonly sslcert?: string | undefined;
  readonly sslkey?: string | undefined;
}

/**
 * libpq's meaning of sslmode: `require` encrypts without asking who answers, unless a root certificate is given; `verify-ca` wants a
 * certificate that it can trace, `verify-full` also one for this host.
 * @throws ConfigurationError NUA_CONFIG_INVALID
 */
export function tlsOf(sslmode: string | undefined, files: TlsFiles): Tls {
  const given = Object.values(files).some((file) => file !== undefined);
  const mode = sslmode ?? (given ? 'verify-full' : 'disable');
  if (!isMode(mode)) {
    throw new ConfigurationError('NUA_CONFIG_INVALID', `The URL says sslmode=${mode}, which does not exist.`, {
      fix: `It takes ${modes.join(', ')}.`,
    });
  }
  if (mode === 'disable') return { options: false, optional: false };
  const certificates = readAll(files);
  const verified = mode === 'verify-full' || mode === 'verify-ca' || (mode === 'require' && certificates.ca !== undefined);
  const anyName = verified && mode !== 'verify-full';
  return {
    options: { ...certificates, rejectUnauthorized: verified, ...(anyName && { checkServerIdentity: () => undefined }) },
    optional: mode === 'prefer',
  };
}

const isMode = (mode: string): mode is Mode => (modes as readonly string[]).includes(mode);

function readAll({ sslrootcert, sslcert, sslkey }: TlsFiles): { ca?: string; cert?: string; key?: string } {
  return {
    ...(sslrootcert !== undefined && { ca: read('sslrootcert', sslrootcert) }),
    ...(sslcert !== undefined && { cert: read('sslcert', sslcert) }),
    ...(sslkey !== undefined && { key: read('sslkey', sslkey) }),
  };
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError('NUA_CONFIG_INVALID', `The file that ${name} names can't be read.`, {
      fix: 'Name a readable PEM file.',
      cause,
    });
  }
}
