import type { Write } from '../contract/index.js';
import type { Expr } from '../ir/index.js';

/** An odd number of the conditions hold; never NULL. As Django writes it for databases without XOR. */
export function writeXor(args: readonly Expr[], write: Write): string {
  const conditions = args.filter((arg) => arg.node !== 'constant').map(write);
  const certain = args.length - conditions.length;
  const terms = conditions.map((c) => `CASE WHEN ${c} THEN 1 ELSE 0 END`);
  const sum = [...terms, ...(certain > 0 ? [String(certain)] : [])].join(' + ');
  const odd = `1 = ${args.length > 2 ? `((${sum}) % 2)` : `(${sum})`}`;
  return certain > 0 ? `(${odd})` : `((${conditions.join(' OR ')}) AND ${odd})`;
}
