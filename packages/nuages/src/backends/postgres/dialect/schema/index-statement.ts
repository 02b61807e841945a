import type { Write } from '../../../../contract/index.js';
import type { IndexDefinition, IndexPart } from '../../../../ir/index.js';
import { quoteName } from '../quote.js';
import { nameList, tableSql } from './table-name.js';

/** `CREATE INDEX "name" ON "post" USING gin ("tags") WHERE "is_published"` */
export function indexStatement(
  { name, table, unique, parts, where, include, using, nullsDistinct }: IndexDefinition,
  write: Write,
): string {
  return [
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoteName(name)} ON ${tableSql(table)}`,
    using === undefined ? '' : ` USING ${quoteName(using)}`,
    ` (${parts.map((part) => partSql(part, write)).join(', ')})`,
    include.length ? ` INCLUDE (${nameList(include)})` : '',
    nullsDistinct === false ? ' NULLS NOT DISTINCT' : '',
    where ? ` WHERE ${write(where)}` : '',
  ].join('');
}

function partSql({ expr, desc, nulls, opclass }: IndexPart, write: Write): string {
  const sql = expr.node === 'column' ? write(expr) : `(${write(expr)})`;
  return `${sql}${opclass === undefined ? '' : ` ${quoteName(opclass)}`}${desc ? ' DESC' : ''}${nulls === undefined ? '' : ` NULLS ${nulls.toUpperCase()}`}`;
}
