import { DoesNotExist } from '../errors/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';
import type { QueryState } from '../query/index.js';
import { checkOptions } from './check-options.js';
import type { Row } from './model-of.js';
import { change, eachOf, instancesOf, point, pointingRows, related } from './pointing-rows.js';
import { about, checkSaved, keyText, nameOf, ownKey, refused, type RelatedTo } from './related-to.js';
import type { RelatedWrites } from './related-writes.js';
import { saveRow } from './save.js';
import { updateIn } from './update-query.js';

/** What the manager of a reverse foreign key writes: the foreign keys of the related rows. What is let go of points nowhere. */
export const relatedRows: RelatedWrites = {
  ...pointingRows,

  async remove(to, items, { bulk = true, ...others }) {
    checkOptions('remove()', others, []);
    checkNullable(to, 'remove()');
    const own = await ownKey(to);
    const members = instancesOf(to, items);
    for (const row of members) checkMember(to, own, row);
    if (members.length > 0) await letGo(to, related(to, own, members), bulk);
  },

  async set(to, items, { bulk = true, clear = false, ...others }) {
    checkOptions('set()', others, []);
    const wanted = instancesOf(to, items);
    if (keyOf(to).options.null) await change(to, wanted, { clear, bulk }, letGo);
    else await point(to, await ownKey(to), wanted, bulk);
  },

  async clear(to, { bulk = true, ...others }) {
    checkOptions('clear()', others, []);
    checkNullable(to, 'clear()');
    await letGo(to, related(to, await ownKey(to)), bulk);
  },
};

const keyOf = ({ relation }: RelatedTo): ColumnMeta => relation.key!;

async function letGo(to: RelatedTo, state: QueryState, bulk: boolean): Promise<void> {
  const { name } = keyOf(to);
  if (bulk) await updateIn(state, { [name]: null });
  else {
    await eachOf(to, state, (row) => {
      (row as Row)[name] = null;
      return saveRow(row, { updateFields: [name] });
    });
  }
}

function checkNullable(to: RelatedTo, method: string): void {
  const { model, name, options } = keyOf(to);
  if (options.null) return;
  throw refused(to, `has no ${method}, since ${model.name}.${name} can't be null`, 'Delete the rows, or add them to another row.');
}

function checkMember(to: RelatedTo, own: unknown, row: object): void {
  checkSaved(to, row);
  const key = keyOf(to);
  if (keyText(key, (row as Row)[key.name]) === keyText(key, own)) return;
  const { relation } = to;
  throw new DoesNotExist('NUA_DOES_NOT_EXIST', `A ${relation.target.name} given to remove() is not among ${nameOf(relation)}.`, {
    fix: 'Its foreign key points elsewhere.',
    ...about(relation),
  });
}
