import type { Dialect } from '../contract/index.js';
import type { TargetColumn } from '../ir/index.js';

export function writeReturning(columns: readonly TargetColumn[], dialect: Dialect): string {
  if (columns.length === 0) return '';
  const read = ({ column, type }: TargetColumn) => {
    const name = dialect.quote(column);
    return dialect.read?.[type.cell.name]?.(name) ?? name;
  };
  return ` RETURNING ${columns.map(read).join(', ')}`;
}
