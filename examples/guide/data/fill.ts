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
  await Filling.objects.create({ size: name, fingerprint: await fingerprint() });
  progress.stop();
}

/** Whether the tables hold the data of this size, whole and of today's models. False too where there are no tables. */
export async function isFilled(name: SizeName): Promise<boolean> {
  const filling = await Filling.objects.first();
  return filling !== null && filling.size === name && filling.fingerprint === (await fingerprint());
}
