import type { MakeRow } from '../../../contract/index.js';
import { int32 } from '../protocol/bytes.js';
import type { Read } from './binary-readers.js';

/** A row of a DataRow message, whose first column begins at `at`. */
export type Decode<T = unknown> = (bytes: Buffer, at: number, context: unknown) => T;

/** False where the process forbids code from text (--disallow-code-generation-from-strings, some edge runtimes). */
export const canGenerate: boolean = (() => {
  try {
    return Boolean(new Function('return 1'));
  } catch {
    return false;
  }
})();

/** One call per column in a loop: for statements that may run but once, and where code can't be generated. */
export function loopedDecoder<T>(readers: readonly Read[], make: MakeRow<T>): Decode<T> {
  const count = readers.length;
  return (bytes, at, context) => {
    const cells = new Array<unknown>(count);
    let start = at;
    for (let i = 0; i < count; i++) {
      const length = int32(bytes, start);
      start += 4;
      if (length < 0) cells[i] = null;
      else {
        cells[i] = readers[i]!(bytes, start, length);
        start += length;
      }
    }
    return make(context, ...cells);
  };
}

/** The same, unrolled: the engine inlines the readers, which takes a third off. Nothing but positions goes into the text. */
export function generatedDecoder<T>(readers: readonly Read[], make: MakeRow<T>): Decode<T> {
  const columns = readers.map(
    (_, i) => `length=int32(bytes,at);at+=4;let c${i}=null;if(length>=0){c${i}=r${i}(bytes,at,length);at+=length}`,
  );
  const cells = readers.map((_, i) => `,c${i}`).join('');
  const code = `return (bytes,at,context)=>{let length=0;${columns.join('\n')}\nreturn make(context${cells})}`;
  return new Function('int32', 'make', ...readers.map((_, i) => `r${i}`), code)(int32, make, ...readers) as Decode<T>;
}
