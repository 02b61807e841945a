import { currentFrame } from '../context/frame.js';
import type { Block } from './block.js';

/** The innermost block that the code is in, of one database; it may have ended. */
export function currentBlock(alias: string): Block | null {
  let block = currentFrame()?.block ?? null;
  while (block !== null && block.transaction.alias !== alias) block = block.outer;
  return block;
}

/** The transaction that the code is in, of one database, or what withSettings() made of it: what is read in it, others may not see. */
export function transactionOf(alias: string | null): unknown {
  const frame = currentFrame();
  if (!frame) return null;
  const name = alias ?? 'default';
  return frame.settings?.get(name) ?? currentBlock(name)?.transaction ?? null;
}
