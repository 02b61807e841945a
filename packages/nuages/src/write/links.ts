import { atomic } from '../execute/index.js';
import { addLinks, without } from './add-links.js';
import { bulkCreateIn } from './bulk-create.js';
import { checkOptions } from './check-options.js';
import { createIn } from './create.js';
import { deleteIn } from './delete/delete-query.js';
import { endsOf, linkedKeys, linksOf } from './link-queries.js';
import type { Row } from './model-of.js';
import { isInstance } from './related-key.js';
import { aliasFor, checkSaved, itemsOf, ownKey, type RelatedTo } from './related-to.js';
import type { RelatedOptions, RelatedWrites } from './related-writes.js';

/** What the manager of a many-to-many relation writes: links, which are rows of the model between. */
export const links: RelatedWrites = {
  async add(to, items, options) {
    checkOptions('add()', options, ['throughDefaults']);
    const own = await ownKey(to);
    await addLinks(to, own, await keysOf(to, items), options.throughDefaults);
  },

  async remove(to, items, options) {
    checkOptions('remove()', options, []);
    const own = await ownKey(to);
    const keys = await keysOf(to, items);
    if (keys.length > 0) await deleteIn(linksOf(to, own, keys));
  },

  async set(to, items, options) {
    checkOptions('set()', options, ['clear', 'throughDefaults']);
    const own = await ownKey(to);
    const wanted = await keysOf(to, items);
    await atomic(() => change(to, own, wanted, options), { using: aliasFor(to) });
  },

  async clear(to, options) {
    checkOptions('clear()', options, []);
    await deleteIn(linksOf(to, await ownKey(to)));
  },

  async create(to, data, options) {
    checkOptions('create()', options, ['throughDefaults']);
    const [row] = await linked(to, options, async () => [await createIn(to.targets, data)]);
    return row!;
  },

  bulkCreate(to, rows, { throughDefaults, ...options }) {
    return linked(to, { ...(throughDefaults && { throughDefaults }) }, () => bulkCreateIn(to.targets, rows, options));
  },
};

/** Without `clear`, what is linked already stays, with the values of its link. */
async function change(to: RelatedTo, own: unknown, wanted: readonly unknown[], { clear, throughDefaults }: RelatedOptions): Promise<void> {
  const { goal } = endsOf(to.relation);
  const there = clear ? [] : await linkedKeys(to, own);
  const gone = without(goal, there, wanted);
  if (clear) await deleteIn(linksOf(to, own));
  else if (gone.length > 0) await deleteIn(linksOf(to, own, gone));
  await addLinks(to, own, without(goal, wanted, there), throughDefaults);
}

/** New rows and the links to them, or neither. */
async function linked(to: RelatedTo, { throughDefaults }: RelatedOptions, create: () => Promise<object[]>): Promise<object[]> {
  const own = await ownKey(to);
  return atomic(
    async () => {
      const rows = await create();
      await addLinks(to, own, await keysOf(to, rows), throughDefaults);
      return rows;
    },
    { using: aliasFor(to) },
  );
}

/** What links point at, of rows and keys. */
async function keysOf(to: RelatedTo, items: unknown): Promise<unknown[]> {
  const { target } = endsOf(to.relation);
  return Promise.all(
    itemsOf(to, items).map((item) => {
      if (!isInstance(item)) return item;
      checkSaved(to, item);
      return (item as unknown as Row)[target.name];
    }),
  );
}
