/** Of each column in a row of PostgreSQL's protocol. */
const lengthPrefix = 4;
/** Of each row: its type, its length, the number of its columns. */
const rowHeader = 7;

/** How many bytes a row takes on the wire: what PostgreSQL's protocol puts around each value, and the value itself. */
export function weighRow(cells: readonly unknown[]): number {
  let bytes = rowHeader;
  for (const cell of cells) bytes += lengthPrefix + weighCell(cell);
  return bytes;
}

/** Text in UTF-8, numbers and instants in eight bytes, as binary results have them. */
function weighCell(cell: unknown): number {
  if (cell === null || cell === undefined) return 0;
  if (typeof cell === 'string') return Buffer.byteLength(cell);
  if (typeof cell === 'boolean') return 1;
  if (typeof cell === 'number' || typeof cell === 'bigint' || cell instanceof Date) return 8;
  return cell instanceof Uint8Array ? cell.byteLength : Buffer.byteLength(JSON.stringify(cell));
}
