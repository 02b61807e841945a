import { JsonNull } from '../ir/index.js';
import { META } from '../metadata/index.js';
import { loadedRelations } from './loaded-relations.js';
import { within } from './row-path.js';

type Plain = Record<string, unknown>;
type Shown = Readonly<Record<'toJSON' | 'toPlain', () => unknown>>;

/** What is loaded of a row, as JSON takes it. */
export const jsonOf = (row: object): Plain => collect(row, 'toJSON', jsonValue);
/** What is loaded of a row, with its values as they are. */
export const plainOf = (row: object): Plain => collect(row, 'toPlain', plainValue);

/** Columns and annotations, then relations, each by its own method. A row within itself is left out. */
function collect(row: object, method: keyof Shown, valueOf: (value: unknown) => unknown): Plain {
  return within(
    row,
    () => {
      const plain: Plain = {};
      // rows: those of a Prefetch() with toAttr
      for (const [name, value] of Object.entries(row))
        if (value !== undefined) show(plain, name, holdsRows(value) ? rowsOf(value, method) : valueOf(value));
      for (const [name, related] of loadedRelations(row)) show(plain, name, rowsOf(related, method));
      return plain;
    },
    () => INSIDE,
  );
}
const show = (plain: Plain, name: string, value: unknown): void => {
  if (value !== INSIDE) plain[name] = value;
};

const isRow = (value: unknown): value is Shown => typeof value === 'object' && value !== null && META in value;
const holdsRows = (value: unknown): value is object => isRow(value) || (Array.isArray(value) && value.some(isRow));

/** a row, or the rows of a set */
function rowsOf(related: object | null, method: keyof Shown): unknown {
  if (related === null) return null;
  if (!Array.isArray(related)) return (related as Shown)[method]();
  return Array.from(related as Shown[], (row) => row[method]()).filter((row) => row !== INSIDE);
}

/** in place of a row that is shown further out */
const INSIDE: Plain = Object.freeze({});

const plainValue = (value: unknown): unknown => (value === JsonNull ? null : value);

function jsonValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value === JsonNull) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (Array.isArray(value)) return value.map(jsonValue);
  return hasToJSON(value) ? value.toJSON() : value;
}
const hasToJSON = (value: object): value is { toJSON(): unknown } => 'toJSON' in value && typeof value.toJSON === 'function';
