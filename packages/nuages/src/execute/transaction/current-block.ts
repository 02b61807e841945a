import { currentFrame } from '../context/frame.js';
import type { Block } from './block.js';

/** The innermost block that the code is in, of one database; it may have ended. */
export function currentBlock(alias: string): Block | null {
  let block = currentFrame()?.block ?? null;
  while (block !== null && block.transaction.alias !== alias) block = block.outer;
  return block;
}
