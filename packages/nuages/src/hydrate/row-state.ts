import { Stamp } from './context.js';
import type { Group } from './group.js';

/** What stands in for a relation once it is loaded. */
export interface Related {
  /** of the row when it was loaded: another key makes it stale */
  readonly key: unknown;
  readonly value: object | null;
  /** came along with the other side; nobody asked for it by name */
  readonly implied: boolean;
}

/** What is known of one row beside its columns. Most rows never have any: their slot holds the group. */
export class RowState {
  group: Group | null;
  /** of the database that it was read from or saved to */
  alias: string | null;
  /** not in the database yet */
  adding: boolean;
  /** columns without a value, which the database fills in, or has computed */
  unset: Set<string> | null = null;
  /** by the relation's name */
  related: Record<string, Related> | null = null;
  /** what was handed out for columns and relations that are not loaded: one each, by name */
  placeholders: Record<string, object> | null = null;

  constructor(group: Group | null) {
    this.group = group;
    this.alias = group?.alias ?? null;
    this.adding = group === null;
  }
}

/** The state of a row, made at its first use. */
export function stateOf(row: object): RowState {
  const context = Stamp.read(row);
  if (context instanceof RowState) return context;
  const state = new RowState((context as Group | undefined) ?? null);
  Stamp.write(row, state);
  return state;
}

/** The same without making one: null where nothing is known. */
export function knownState(row: object): RowState | null {
  const context = Stamp.read(row);
  return context instanceof RowState ? context : null;
}

/** Makes a row that was just inserted one of a group, as if it had been read with it. */
export function joinGroup(row: object, group: Group): void {
  const state = knownState(row);
  if (!state) return Stamp.write(row, group);
  state.group = group;
  state.alias = group.alias;
  state.adding = false;
  state.unset = null;
}

/** Was the row made by hand and never saved? */
export const isAdding = (row: object): boolean => knownState(row)?.adding ?? Stamp.read(row) === undefined;

/** The database that a row was read from or saved to. */
export const aliasOf = (row: object): string | null => (Stamp.read(row) as { readonly alias: string | null } | undefined)?.alias ?? null;
