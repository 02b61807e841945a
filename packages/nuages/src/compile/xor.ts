import type { Write } from '../contract/index.js';
import type { Expr } from '../ir/index.js';

/** An odd number of the conditions hold; NULL where any that decides is NULL. As Django writes it for databases without XOR. */
export function writeXor(args: readonly Expr[], write: Write): string {
  const conditions = args.map(write);
  const sum = conditions.map((c) => `CASE WHEN ${c} THEN 1 ELSE 0 END`).join(' + ');
  return `((${conditions.join(' OR ')}) AND 1 = ${conditions.length > 2 ? `((${sum}) % 2)` : `(${sum})`})`;
}
