import { createHash } from 'node:crypto';
import type { TableName } from '../ir/index.js';

// Names of indexes and constraints are Django's, so that one database can serve both.

/** eight digits of what the names are, in hexadecimal */
function digest(names: readonly string[], length: number): string {
  const hash = createHash('md5');
  for (const name of names) hash.update(name);
  return hash.digest('hex').slice(0, length);
}

const bytes = (text: string): number => Buffer.byteLength(text);
/** at most `most` bytes of it, in whole characters */
function cut(text: string, most: number): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += bytes(character);
    if (size > most) break;
    kept += character;
  }
  return kept;
}

/** `post_author_id_2343ddae_fk_user_id`; parts are cut where the whole is longer than the database takes */
export function longName(table: TableName, columns: readonly string[], suffix: string, most: number): string {
  const all = columns.join('_');
  const end = `${digest([table.name, ...columns], 8)}${suffix}`;
  const name = `${table.name}_${all}_${end}`;
  if (bytes(name) <= most) return name;
  const shortEnd = bytes(end) > most / 3 ? cut(end, Math.floor(most / 3)) : end;
  const room = Math.floor((most - bytes(shortEnd)) / 2) - 1;
  return `${cut(table.name, room)}_${cut(all, room)}_${shortEnd}`;
}

export const uniqueName = (table: TableName, columns: readonly string[], most: number): string => longName(table, columns, '_uniq', most);
export const foreignKeyName = (table: TableName, column: string, target: TableName, targetColumn: string, most: number): string =>
  longName(table, [column], `_fk_${target.name}_${targetColumn}`, most);

/** Of an index among a model's options: `post_author__3f1b2c_idx`. `parts`: what it is over, descending ones with a `-`. */
export function shortName(table: TableName, first: string, parts: readonly string[], kind: 'idx' | 'uniq' | 'check'): string {
  const name = `${cut(table.name, 11)}_${cut(first, 7)}_${digest([table.name, ...parts, kind], 6)}_${kind}`;
  return /^[_\d]/.test(name) ? `D${name.slice(1)}` : name;
}
