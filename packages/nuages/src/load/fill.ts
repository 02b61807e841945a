import { loadGeneric } from './generic.js';
import { type Level, loadLevel } from './level.js';

/** Loads a relation for rows that don't have it, and gives the rows that it read: by one query, or by one for each model that they point into. */
export const fill = (parents: readonly object[], level: Level): Promise<object[]> =>
  level.relation.kind === 'genericForeignKey' ? loadGeneric(parents, level) : loadLevel(parents, level);
