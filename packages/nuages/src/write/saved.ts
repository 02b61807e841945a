import { stateOf } from '../hydrate/index.js';
import type { Row } from './model-of.js';
import type { Returned } from './write-plan.js';

export function takeReturned(row: object, returning: readonly Returned[], values: readonly unknown[] | undefined): void {
  if (values) for (let i = 0; i < returning.length; i++) (row as Row)[returning[i]!.name] = values[i];
}

/** Brings a row up to date after it was written. */
export function markSaved(row: object, alias: string): void {
  const state = stateOf(row);
  state.alias = alias;
  state.adding = false;
  state.unset = null;
}
