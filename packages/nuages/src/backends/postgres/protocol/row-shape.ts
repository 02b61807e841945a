import type { DriverStatement, FoundRows } from '../../../contract/index.js';
import { type Format, formatsOf, readersOf, rowsFor } from '../cells/columns.js';
import { canGenerate, type Decode, generatedDecoder, loopedDecoder } from '../cells/decoder.js';
import type { RowDescription } from './row-description.js';

/** How the rows of a statement are asked for and read, once its columns are known. */
export interface RowShape {
  /** of the columns that it was made for */
  readonly signature: string;
  readonly formats: readonly Format[];
  /** as a Bind message has them */
  readonly formatBytes: Buffer;
  readonly decode: Decode;
}

/** All columns as text. */
export const TEXT_FORMATS: Buffer = Buffer.alloc(2);

/** Decodes text: for the run that finds out what the columns are. */
export function textDecoder(statement: DriverStatement, description: RowDescription): Decode {
  const rows = rowsFor(statement, description);
  return decoder(
    rows,
    description,
    rows.columns.map((): Format => 0),
    loopedDecoder,
  )!;
}

/** Null: the columns are not those any more that the formats were asked for. */
export function decoderFor(statement: DriverStatement, description: RowDescription, formats: readonly Format[]): Decode | null {
  return decoder(rowsFor(statement, description), description, formats, loopedDecoder);
}

/** For all further runs. */
export function rowShape(statement: DriverStatement, description: RowDescription): RowShape {
  const rows = rowsFor(statement, description);
  const formats = formatsOf(rows.columns, description);
  const formatBytes = Buffer.alloc(2 + 2 * formats.length);
  formatBytes.writeInt16BE(formats.length);
  formats.forEach((format, i) => formatBytes.writeInt16BE(format, 2 + 2 * i));
  const decode = decoder(rows, description, formats, canGenerate ? generatedDecoder : loopedDecoder)!;
  return Object.freeze({ signature: description.signature, formats, formatBytes, decode });
}

function decoder(
  { columns, make }: FoundRows<unknown>,
  description: RowDescription,
  formats: readonly Format[],
  build: typeof loopedDecoder,
): Decode | null {
  const readers = readersOf(columns, description, formats);
  return readers && build(readers, make);
}
