import { db, ProgrammingError } from 'nuages';
import { Filling } from '../models/index.js';
import { fingerprint } from './fingerprint.js';
import type { Progress } from './progress.js';
import type { SizeName } from './sizes.js';
import { sizes } from './sizes.js';
import { tablesOf } from './tables.js';

const batch = 5000;

/** Fills empty tables with the data of a size; last comes the row that says so. */
export async function fill(name: SizeName, progress: Progress): Promise<void> {
  const tables = tablesOf(sizes[name]);
  progress.start(tables.reduce((rows, { count, each }) => rows + count * each, 0));
  for (const { name: table, count, each, insert } of tables) {
    for (let from = 0; from < count; from += batch) {
      const to = Math.min(from + batch, count);
      await insert(from, to);
      progress.advance((to - from) * each, table);
    }
  }
  await db.execute`ANALYZE`;
  await Filling.objects.create({ size: name, fingerprint: await fingerprint() });
  progress.stop();
}

/** What the tables hold: none are there; other data, or not all of it; all of this size, made by today's models. */
export async function stateOf(name: SizeName): Promise<'none' | 'other' | 'filled'> {
  try {
    const filling = await Filling.objects.first();
    return filling !== null && filling.size === name && filling.fingerprint === (await fingerprint()) ? 'filled' : 'other';
  } catch (error) {
    if (error instanceof ProgrammingError && error.code === 'NUA_SQL_INVALID') return 'none';
    throw error;
  }
}
