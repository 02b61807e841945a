import type { SqlNode } from '../ir/index.js';
import { writeSelect } from './select.js';
import type { Writer } from './writer.js';

/** The user's text as it stands, the arguments in between; a queryset without parentheses, which stand in the text where they belong. */
export function writeSql({ strings, args }: SqlNode, writer: Pick<Writer, 'write' | 'dialect'>): string {
  const write = (arg: SqlNode['args'][number]): string => (arg.node === 'subquery' ? writeSelect(arg.select, writer) : writer.write(arg));
  return strings.map((text, i) => (i === 0 ? text : write(args[i - 1]!) + text)).join('');
}
