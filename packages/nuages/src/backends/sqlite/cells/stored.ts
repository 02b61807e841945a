/** What SQLite stores: any column may hold a value of any of its types. */
type Stored = bigint | number | string | Uint8Array;

/** A value as text, its type in front: `i12`, `r0.1`, `tsome text`, `b00ff`. Numbers are exact. */
export function storedText(raw: Stored): string {
  switch (typeof raw) {
    case 'bigint':
      return `i${raw}`;
    case 'number':
      return `r${raw}`;
    case 'string':
      return `t${raw}`;
    default:
      return `b${Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('hex')}`;
  }
}

/** The value again, in the type that it had. */
export function fromStoredText(text: string): Stored {
  const value = text.slice(1);
  switch (text[0]) {
    case 'i':
      return BigInt(value);
    case 'r':
      return Number(value);
    case 'b':
      return Buffer.from(value, 'hex');
    default:
      return value;
  }
}
