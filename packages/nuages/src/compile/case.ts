import type { Write } from '../contract/index.js';
import type { CaseNode } from '../ir/index.js';

/** `CASE WHEN ... THEN ... ELSE ... END` */
export function writeCase({ branches, otherwise }: CaseNode, write: Write): string {
  const whens = branches.map(({ when, then }) => `WHEN ${write(when)} THEN ${write(then)}`).join(' ');
  return `CASE ${whens} ELSE ${otherwise ? write(otherwise) : 'NULL'} END`;
}
