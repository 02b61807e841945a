import type { Write } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import type { IndexDefinition } from '../../../../ir/index.js';
import { quote } from '../quote.js';
import { refuse } from './create-table.js';

/** Methods, operator classes and INCLUDE are left out: they decide how fast, not what. */
export function createIndex({ name, table, unique, parts, where, nullsDistinct }: IndexDefinition, write: Write): string {
  if (unique) refuse({ name, ...(nullsDistinct !== undefined && { nullsDistinct }) });
  if (parts.some((part) => part.nulls !== undefined)) {
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `The index "${name}" says where NULLs sort, which sqlite can't.`, {
      fix: 'Leave nullsFirst and nullsLast out.',
    });
  }
  const columns = parts.map(({ expr, desc }) => `${write(expr)}${desc ? ' DESC' : ''}`).join(', ');
  // an index of an attached database is named there, its table plainly
  const at = table.schema === undefined ? quote(name) : `${quote(table.schema)}.${quote(name)}`;
  return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${at} ON ${quote(table.name)} (${columns})${where ? ` WHERE ${write(where)}` : ''}`;
}
