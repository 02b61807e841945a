import { ProgrammingError } from '../../../errors/index.js';

/** The messages of a client that stay the same, or are rare. Names of statements and portals are ASCII. */
export function message(type: string, ...parts: readonly (string | Buffer)[]): Buffer {
  if (parts.some((part) => typeof part === 'string' && part.includes('\0'))) throw zeroInside();
  const body = parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`, 'utf8') : part));
  const bytes = Buffer.concat([Buffer.alloc(5), ...body]);
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(bytes.length - 1, 1);
  return bytes;
}

/** Texts of the protocol end with that character. */
const zeroInside = (): ProgrammingError =>
  new ProgrammingError('NUA_SQL_INVALID', 'The text of a statement holds the character \\0.', {
    fix: 'Take it out: no text of PostgreSQL holds it.',
  });

const NO_TYPES = Buffer.alloc(2);
const STATEMENT = Buffer.from('S');
const PORTAL = Buffer.from('P');

export const parse = (name: string, sql: string): Buffer => message('P', name, sql, NO_TYPES);
export const describeStatement = (name: string): Buffer => message('D', STATEMENT, name);
export const closeStatement = (name: string): Buffer => message('C', STATEMENT, name);
export const closePortal = (name: string): Buffer => message('C', PORTAL, name);
/** `limit` rows at most; 0: all */
export function execute(portal: string, limit: number): Buffer {
  const rows = Buffer.alloc(4);
  rows.writeInt32BE(limit);
  return message('E', portal, rows);
}
export const simpleQuery = (sql: string): Buffer => message('Q', sql);
export const copyFail = (reason: string): Buffer => message('f', reason);
export const SYNC: Buffer = message('S');
