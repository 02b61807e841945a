import { int16, uint32, zeroEnded } from './bytes.js';

/** The columns of a result: their names and the OIDs of their types. */
export interface RowDescription {
  readonly names: readonly string[];
  readonly oids: readonly number[];
  /** equal when names and types are */
  readonly signature: string;
}

export const NO_COLUMNS: RowDescription = Object.freeze({ names: [], oids: [], signature: '' });

/** of the body of a RowDescription message */
export function readRowDescription(bytes: Buffer, start: number): RowDescription {
  const count = int16(bytes, start);
  const names: string[] = [];
  const oids: number[] = [];
  for (let i = 0, at = start + 2; i < count; i++) {
    const { text, next } = zeroEnded(bytes, at);
    names.push(text);
    oids.push(uint32(bytes, next + 6));
    at = next + 18;
  }
  return Object.freeze({ names, oids, signature: `${oids.join()} ${names.join('\0')}` });
}
