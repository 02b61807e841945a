/** Buffer's own slicing, without the argument checks of toString: half the time on short texts. */
interface SlicingBuffer extends Buffer {
  utf8Slice(start: number, end: number): string;
}

export const int16 = (bytes: Buffer, at: number): number => ((bytes[at]! << 24) >> 16) | bytes[at + 1]!;
export const int32 = (bytes: Buffer, at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
export const uint32 = (bytes: Buffer, at: number): number => int32(bytes, at) >>> 0;

export const utf8: (bytes: Buffer, start: number, end: number) => string =
  typeof (Buffer.prototype as SlicingBuffer).utf8Slice === 'function'
    ? (bytes, start, end) => (bytes as SlicingBuffer).utf8Slice(start, end)
    : (bytes, start, end) => bytes.toString('utf8', start, end);

/** A text that ends with a zero byte, and where the next thing starts. */
export function zeroEnded(bytes: Buffer, at: number): { text: string; next: number } {
  const end = bytes.indexOf(0, at);
  return { text: utf8(bytes, at, end), next: end + 1 };
}
