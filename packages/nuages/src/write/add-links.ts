import { atomic, database } from '../execute/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';
import { batchesOf } from './batches.js';
import { bulkCreateIn, runBatches } from './bulk-create.js';
import { allLinks, endsOf, keysLinked } from './link-queries.js';
import { aliasFor, keyText, type RelatedTo } from './related-to.js';
import { throughValues } from './through-values.js';

/** A way that links lead: from the row whose relation it is, by the key `near`, to rows with these keys, by the key `far`. */
interface Way {
  readonly near: ColumnMeta;
  readonly far: ColumnMeta;
  readonly keys: readonly unknown[];
}

/** Links that aren't there yet. A symmetrical relation has two for each pair, of a row with itself one. */
export async function addLinks(to: RelatedTo, own: unknown, keys: readonly unknown[], throughDefaults?: object): Promise<void> {
  const { through, symmetrical } = to.relation;
  const { source, goal } = endsOf(to.relation);
  const values = throughValues(to.relation, [source, goal], throughDefaults);
  if (keys.length === 0) return;
  const ways: Way[] = [{ near: source, far: goal, keys: without(goal, keys, []) }];
  if (symmetrical) ways.push({ near: goal, far: source, keys: without(goal, keys, [own]) });
  const linksOf = (way: Way) => way.keys.map((key) => ({ ...values, [way.near.name]: own, [way.far.name]: key }));
  if (through!.auto) return insertUnlessThere(to, ways.flatMap(linksOf));
  await atomic(
    async () => {
      const links: object[] = [];
      for (const way of ways) {
        const there = await keysLinked(to, way.near, way.far, own, way.keys);
        links.push(...linksOf({ ...way, keys: without(way.far, way.keys, there) }));
      }
      await bulkCreateIn(allLinks(to), links);
    },
    { using: aliasFor(to) },
  );
}

async function insertUnlessThere(to: RelatedTo, links: readonly object[]): Promise<void> {
  const { source, goal } = endsOf(to.relation);
  const written = [source, goal];
  const columns = {
    written,
    returning: [],
    key: `${written.map((c) => c.index).join()} unless there`,
    conflict: { unique: written, set: [] },
  };
  const target = database(aliasFor(to));
  await runBatches(batchesOf(to.relation.through!, columns, links, null, target.dialect), target);
}

/** The keys, each once, that aren't among the others. */
export function without(column: ColumnMeta, keys: readonly unknown[], others: readonly unknown[]): unknown[] {
  const met = new Set(others.map((key) => keyText(column, key)));
  return keys.filter((key) => {
    const text = keyText(column, key);
    return !met.has(text) && met.add(text);
  });
}
