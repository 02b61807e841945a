import { currentTimeZone } from '../execute/index.js';
import type { ColumnMeta, ModelMeta } from '../metadata/model-meta.js';
import type { Row } from './model-of.js';

interface Timed {
  readonly everySave: readonly ColumnMeta[];
  readonly creation: readonly ColumnMeta[];
}
const timed = new WeakMap<ModelMeta, Timed>();

/** Sets the columns with `autoNow`; at creation those with `autoNowAdd` too, whatever they hold. `only`: among these columns. `at`: the present. */
export function setTimes(row: object, meta: ModelMeta, creation: boolean, only: readonly ColumnMeta[] | null = null, at?: Date): void {
  let known = timed.get(meta);
  if (!known) {
    const everySave = meta.ownColumns.filter((c) => c.options.autoNow);
    timed.set(meta, (known = { everySave, creation: meta.ownColumns.filter((c) => c.options.autoNow || c.options.autoNowAdd) }));
  }
  const columns = creation ? known.creation : known.everySave;
  if (columns.length === 0) return;
  const now = at ?? new Date();
  for (const column of columns) if (!only || only.includes(column)) (row as Row)[column.name] = timeFor(column, now);
}

/** The moment in the form in which the column is read: a Date, its text, a day or a time of the current zone. */
function timeFor({ type }: ColumnMeta, now: Date): unknown {
  if (type.kind === 'date') return inZone(now).slice(0, 10);
  if (type.kind === 'time') return `${inZone(now).slice(11)}.${String(now.getUTCMilliseconds()).padStart(3, '0')}000`;
  // a Date of its own: it can be changed in place
  const cell = type.encode(new Date(now));
  return type.decode ? type.decode(cell as never) : cell;
}

/** 'YYYY-MM-DD HH:MM:SS' */
const inZone = (now: Date): string => now.toLocaleString('sv-SE', { timeZone: currentTimeZone() });
