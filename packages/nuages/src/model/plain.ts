import { JsonNull } from '../ir/index.js';
import { loadedRelations } from './loaded-relations.js';
import { within } from './row-path.js';

type Plain = Record<string, unknown>;
type Shown = Readonly<Record<'toJSON' | 'toPlain', () => unknown>>;

/** What is loaded of a row, as JSON takes it. */
export const jsonOf = (row: object): Plain => collect(row, 'toJSON', jsonValue);
/** What is loaded of a row, with its values as they are. */
export const plainOf = (row: object): Plain => collect(row, 'toPlain', (value) => (value === JsonNull ? null : value));

/** Columns and annotations, then relations, each by its own method. A row within itself is left out. */
function collect(row: object, method: keyof Shown, valueOf: (value: unknown) => unknown): Plain {
  return within(
    row,
    () => {
      const plain: Plain = {};
      for (const [name, value] of Object.entries(row)) if (value !== undefined) plain[name] = valueOf(value);
      for (const [name, related] of loadedRelations(row)) {
        const shown = related === null ? null : (related as Shown)[method]();
        if (shown !== INSIDE) plain[name] = shown;
      }
      return plain;
    },
    () => INSIDE,
  );
}
/** in place of a row that is shown further out */
const INSIDE: Plain = Object.freeze({});

function jsonValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value === JsonNull) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (Array.isArray(value)) return value.map(jsonValue);
  return hasToJSON(value) ? value.toJSON() : value;
}
const hasToJSON = (value: object): value is { toJSON(): unknown } => 'toJSON' in value && typeof value.toJSON === 'function';
