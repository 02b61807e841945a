import { atomic, type Database } from '../execute/index.js';
import { forgetRelated } from '../hydrate/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import { isGiven, type Row } from './model-of.js';

/** Runs statements for several tables, all of them or none. */
export const inOneTransaction = <T>(target: Database, run: () => Promise<T>): Promise<T> => atomic(run, { using: target.alias });

/** A row that is given its link and no key of what it inherits from has that one's. */
export function syncUp(row: object, { steps }: RelationMeta): void {
  const [link, key] = steps[0]!.on[0]!;
  const columns = row as Row;
  if (!isGiven(columns[key.name]) && isGiven(columns[link.name])) columns[key.name] = columns[link.name];
}

/** What it inherits from is saved: the row points there. */
export function syncDown(row: object, relation: RelationMeta): void {
  const [link, key] = relation.steps[0]!.on[0]!;
  const columns = row as Row;
  if (columns[link.name] === columns[key.name]) return;
  columns[link.name] = columns[key.name];
  forgetRelated(row, relation);
}
