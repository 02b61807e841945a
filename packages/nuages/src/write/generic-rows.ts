import type { QueryState } from '../query/index.js';
import { checkOptions } from './check-options.js';
import { deleteIn } from './delete/delete-query.js';
import { deleteRow } from './delete/delete-row.js';
import { change, eachOf, instancesOf, pointingRows, related } from './pointing-rows.js';
import { checkSaved, ownKey, type RelatedTo } from './related-to.js';
import type { RelatedWrites } from './related-writes.js';

/** What the manager of a generic relation writes. As in Django, what is let go of is deleted. */
export const genericRows: RelatedWrites = {
  ...pointingRows,

  async remove(to, items, { bulk = true, ...others }) {
    checkOptions('remove()', others, []);
    const own = await ownKey(to);
    const members = instancesOf(to, items);
    for (const row of members) checkSaved(to, row);
    if (members.length > 0) await letGo(to, related(to, own, members), bulk);
  },

  async set(to, items, { bulk = true, clear = false, ...others }) {
    checkOptions('set()', others, []);
    await change(to, instancesOf(to, items), { clear, bulk }, letGo);
  },

  async clear(to, { bulk = true, ...others }) {
    checkOptions('clear()', others, []);
    await letGo(to, related(to, await ownKey(to)), bulk);
  },
};

async function letGo(to: RelatedTo, state: QueryState, bulk: boolean): Promise<void> {
  if (bulk) await deleteIn(state);
  else await eachOf(to, state, (row) => deleteRow(row));
}
