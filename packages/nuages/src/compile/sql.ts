import type { Dialect } from '../contract/index.js';
import type { SqlNode } from '../ir/index.js';
import { nameOf } from './name-of.js';
import { Parameters } from './parameters.js';
import type { Plan } from './plan.js';
import { writeSelect } from './select.js';
import { Writer } from './writer.js';

/** SQL by hand as a statement of its own. What its columns are, only the database knows. */
export function compileSql(node: SqlNode, dialect: Dialect): Plan {
  const parameters = new Parameters(dialect);
  const sql = writeSql(node, new Writer(dialect, parameters));
  return Object.freeze({ sql, name: nameOf(sql), slots: Object.freeze(parameters.slots), columns: [] });
}

/** The user's text as it stands, the arguments in between; a queryset without parentheses, which stand in the text where they belong. */
export function writeSql({ strings, args }: SqlNode, writer: Pick<Writer, 'write' | 'dialect'>): string {
  const write = (arg: SqlNode['args'][number]): string => (arg.node === 'subquery' ? writeSelect(arg.select, writer) : writer.write(arg));
  return strings.map((text, i) => (i === 0 ? text : write(args[i - 1]!) + text)).join('');
}
