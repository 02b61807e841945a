import { resolve } from 'node:path';
import type { Backend } from '../../contract/index.js';
import { ConfigurationError } from '../../errors/index.js';

/** By the scheme of their URLs. */
export type Backends = Readonly<Record<string, Backend>>;

/** Where a database is and what reaches it. */
export interface Location {
  readonly backend: Backend;
  readonly scheme: string;
  readonly url: URL | null;
  readonly path: string | null;
  readonly driver: string | null;
}

/** Reads `url`, or `path` and `driver`. A URL never stands in a message: it may hold a password. */
export function parseLocation(given: Readonly<Record<string, unknown>>, at: string, backends: Backends): Location {
  const [url, path, driver] = ['url', 'path', 'driver'].map((name) => stringOf(given[name], `${at}.${name}`));
  if (url !== undefined && path !== undefined)
    throw new ConfigurationError('NUA_CONFIG_CONFLICT', `"${at}" has a url and a path.`, {
      fix: 'Keep the one that is meant: the url, or driver and path.',
    });
  if (url !== undefined) return parseUrl(url, driver, at, backends);
  if (path === undefined)
    throw new ConfigurationError('NUA_CONFIG_MISSING', `"${at}" doesn't say where the database is.`, {
      fix: "Give a url: 'postgres://user@host/name', 'pglite:./folder' or 'sqlite:./file.db'.",
    });
  if (driver === undefined)
    throw new ConfigurationError('NUA_CONFIG_MISSING', `"${at}" has a path and no driver.`, {
      fix: `Say what the file is, driver: one of ${Object.keys(backends).join(', ')}; or give a url such as 'sqlite:./file.db'.`,
    });
  const scheme = schemeOf(driver, at, backends);
  const backend = backends[scheme]!;
  if (!isEmbedded(backend))
    throw new ConfigurationError('NUA_CONFIG_CONFLICT', `"${at}" has a path, and its driver "${driver}" is of a server.`, {
      fix: `Give a url: '${scheme}://user@host/name'.`,
    });
  return { backend, scheme, url: null, path: absolute(path, `${at}.path`), driver: packageOf(driver, backend) };
}

/** One that has no server runs in this process, from a file or a folder. */
export function isEmbedded({ dialect: { features } }: Backend): boolean {
  return features.singleConnection || features.singleWriter;
}

function parseUrl(text: string, driver: string | undefined, at: string, backends: Backends): Location {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  const backend = scheme === undefined ? undefined : backends[scheme];
  if (scheme === undefined || backend === undefined) {
    const fact = scheme === undefined ? 'has no scheme' : `has the scheme "${scheme}", which no database has`;
    throw invalid(`${at}.url`, fact, `It begins with ${Object.keys(backends).join(':, ')}:.`);
  }
  if (driver !== undefined && backends[schemeOf(driver, at, backends)] !== backend)
    throw new ConfigurationError(
      'NUA_CONFIG_CONFLICT',
      `"${at}" has a url of the scheme "${scheme}" and the driver "${driver}", which is for another database.`,
      { fix: `Leave the driver out, or take one of ${[scheme, ...backend.drivers].join(', ')}.` },
    );
  const chosen = driver === undefined ? null : packageOf(driver, backend);
  if (isEmbedded(backend))
    return { backend, scheme, url: null, path: embeddedPath(text.slice(scheme.length + 1), `${at}.url`), driver: chosen };
  return { backend, scheme, url: parseServerUrl(text, `${at}.url`), path: null, driver: chosen };
}

function parseServerUrl(text: string, at: string): URL {
  const escape = 'Escape special characters of user and password: encodeURIComponent(password).';
  if (!URL.canParse(text)) throw invalid(at, "can't be read", `Write it as scheme://user:password@host:port/name. ${escape}`);
  const url = new URL(text);
  if (url.hash !== '') throw invalid(at, 'has a "#"', `${escape} "#" is %23.`);
  try {
    decodeURIComponent(url.username + url.password + url.pathname);
  } catch {
    throw invalid(at, 'has a "%" that begins no escape', `${escape} "%" is %25.`);
  }
  return url;
}

/** `./folder`, `///absolute/folder`, `:memory:`, `//memory` */
function embeddedPath(rest: string, at: string): string {
  return rest === '//memory' ? ':memory:' : absolute(rest.replace(/^\/\//, ''), at);
}

function absolute(path: string, at: string): string {
  if (path === '') throw invalid(at, 'names no file or folder', "Give a path, or ':memory:'.");
  if (path.includes('?')) throw invalid(at, 'has a "?"', 'Options of an embedded database stand beside its url or path.');
  return path === ':memory:' ? path : resolve(path);
}

/** A driver is named by the kind of database or by a package. */
function schemeOf(driver: string, at: string, backends: Backends): string {
  const found =
    Object.keys(backends).find((scheme) => scheme === driver) ??
    Object.keys(backends).find((scheme) => backends[scheme]!.drivers.includes(driver));
  if (found !== undefined) return found;
  const known = new Set(Object.entries(backends).flatMap(([scheme, { drivers }]) => [scheme, ...drivers]));
  throw invalid(`${at}.driver`, `is "${driver}", which does not exist`, `Take one of ${[...known].join(', ')}.`);
}

function stringOf(value: unknown, at: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw invalid(at, 'is not a string', 'Write it in quotes.');
}

function packageOf(driver: string, backend: Backend): string | null {
  return backend.drivers.includes(driver) ? driver : null;
}

function invalid(at: string, fact: string, fix: string): ConfigurationError {
  return new ConfigurationError('NUA_CONFIG_INVALID', `The setting "${at}" ${fact}.`, { fix });
}
