import type { NotLoaded } from './not-loaded.js';
import { stateOf } from './row-state.js';

/** The one placeholder of a row for a column or relation. */
export function placeholderOf(row: object, name: string, make: () => NotLoaded): NotLoaded {
  const placeholders = (stateOf(row).placeholders ??= {});
  return (placeholders[name] ??= make()) as NotLoaded;
}
