import { ProgrammingError } from '../../../errors/index.js';

/** What a dialect's `bind` makes of a value: text, except for bytes. */
export type Param = string | number | bigint | boolean | null | Uint8Array;

/** above this, texts are measured rather than reserved for at three bytes a character */
const LONG = 512;
const LONGEST_NUMBER = 32;
const MOST_PARAMS = 65_535;

function reserved(param: Param): number {
  switch (typeof param) {
    case 'string':
      return param.length > LONG ? Buffer.byteLength(param) : param.length * 3;
    case 'number':
      return LONGEST_NUMBER;
    case 'bigint':
      return String(param).length;
    case 'boolean':
      return 1;
    default:
      return param === null ? 0 : param.length;
  }
}

/**
 * Bind, with `then` (Execute, Sync) behind it in the same bytes. `formats` are the formats of the result's columns as the message has
 * them; parameters are sent as text, bytes as they are.
 */
export function bind(portal: string, statement: string, params: readonly unknown[], formats: Buffer, then: Buffer): Buffer {
  const count = params.length;
  let size = 11 + portal.length + statement.length + 4 * count + formats.length + then.length;
  if (count > MOST_PARAMS) throw tooMany(count);
  let binary = false;
  for (let i = 0; i < count; i++) {
    const param = params[i] as Param;
    size += reserved(param);
    binary ||= typeof param === 'object' && param !== null;
  }
  if (binary) size += 2 * count;

  const bytes = Buffer.allocUnsafe(size);
  bytes[0] = 0x42;
  let at = 5 + bytes.write(portal, 5, 'latin1');
  bytes[at++] = 0;
  at += bytes.write(statement, at, 'latin1');
  bytes[at++] = 0;
  at = bytes.writeUInt16BE(binary ? count : 0, at);
  if (binary) for (let i = 0; i < count; i++) at = bytes.writeInt16BE(typeof params[i] === 'object' && params[i] !== null ? 1 : 0, at);
  at = bytes.writeUInt16BE(count, at);
  for (let i = 0; i < count; i++) at = writeParam(bytes, at, params[i] as Param);
  at += formats.copy(bytes, at);
  bytes.writeInt32BE(at - 1, 1);
  at += then.copy(bytes, at);
  return at === size ? bytes : bytes.subarray(0, at);
}

const tooMany = (count: number): ProgrammingError =>
  new ProgrammingError('NUA_SQL_INVALID', `A statement has ${count} parameters, and PostgreSQL takes ${MOST_PARAMS}.`, {
    fix: 'Send a list as one parameter, or in parts.',
  });

function writeParam(bytes: Buffer, at: number, param: Param): number {
  if (param === null) return bytes.writeInt32BE(-1, at);
  const start = at + 4;
  const length = typeof param === 'object' ? (bytes.set(param, start), param.length) : writeText(bytes, start, textOf(param));
  bytes.writeInt32BE(length, at);
  return start + length;
}

const textOf = (param: string | number | bigint | boolean): string => {
  if (typeof param === 'string') return param;
  return typeof param === 'boolean' ? (param ? 't' : 'f') : String(param);
};

/** Short ASCII is quicker by hand than through the engine. */
function writeText(bytes: Buffer, start: number, text: string): number {
  const { length } = text;
  if (length > 24) return bytes.write(text, start, 'utf8');
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return bytes.write(text, start, 'utf8');
    bytes[start + i] = code;
  }
  return length;
}
