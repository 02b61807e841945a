import { currentFrame } from '../context/frame.js';
import type { Block } from './block.js';

/** The innermost block that the code is in, of one database; it may have ended. */
export function currentBlock(alias: string): Block | null {
  let block = currentFrame()?.block ?? null;
  while (block !== null && block.transaction.alias !== alias) block = block.outer;
  return block;
}

/** The transaction that the code is in, of one database: what it reads, others may not see. */
export const transactionOf = (alias: string | null): unknown => currentBlock(alias ?? 'default')?.transaction ?? null;
