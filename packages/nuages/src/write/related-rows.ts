import { DoesNotExist } from '../errors/index.js';
import { atomic } from '../execute/index.js';
import { setRelated } from '../hydrate/index.js';
import { rows } from '../load/index.js';
import type { ColumnMeta } from '../metadata/model-meta.js';
import { type QueryState, rootShape } from '../query/index.js';
import { bulkCreateIn } from './bulk-create.js';
import { checkOptions } from './check-options.js';
import { createIn } from './create.js';
import { matching, valuesIn } from './matching.js';
import type { Row } from './model-of.js';
import { isInstance } from './related-key.js';
import { about, aliasFor, checkSaved, itemsOf, keyText, nameOf, ownKey, refused, type RelatedTo } from './related-to.js';
import type { RelatedWrites } from './related-writes.js';
import { saveRow } from './save.js';
import { updateIn } from './update-query.js';

/** What the manager of a reverse foreign key writes: the foreign keys of the related rows. */
export const relatedRows: RelatedWrites = {
  async add(to, items, { bulk = true, ...others }) {
    checkOptions('add()', others, []);
    const own = await ownKey(to);
    await point(to, own, rowsOf(to, items), bulk);
  },

  async remove(to, items, { bulk = true, ...others }) {
    checkOptions('remove()', others, []);
    checkNullable(to, 'remove()');
    const own = await ownKey(to);
    const members = rowsOf(to, items);
    for (const row of members) checkMember(to, own, row);
    if (members.length > 0) await letGo(to, own, members, bulk);
  },

  async set(to, items, { bulk = true, clear = false, ...others }) {
    checkOptions('set()', others, []);
    const own = await ownKey(to);
    const wanted = rowsOf(to, items);
    if (!keyOf(to).options.null) return point(to, own, wanted, bulk);
    await atomic(
      async () => {
        const there = clear ? [] : await valuesIn(related(to, own), 'pk');
        const [gone, added] = difference(to, there, wanted);
        if (clear || gone.length > 0) await letGo(to, own, clear ? null : gone, bulk);
        await point(to, own, added, bulk);
      },
      { using: aliasFor(to) },
    );
  },

  async clear(to, { bulk = true, ...others }) {
    checkOptions('clear()', others, []);
    checkNullable(to, 'clear()');
    await letGo(to, await ownKey(to), null, bulk);
  },

  async create(to, data, options) {
    checkOptions('create()', options, []);
    const own = await ownKey(to);
    const row = await createIn(to.targets, pointing(to, own, data));
    setRelated(row, to.relation.inverse!, to.row, true);
    return row;
  },

  async bulkCreate(to, given, options) {
    const own = await ownKey(to);
    if (!Array.isArray(given)) return bulkCreateIn(to.targets, given, options);
    const made = await bulkCreateIn(
      to.targets,
      given.map((item) => pointing(to, own, item)),
      options,
    );
    for (const row of made) setRelated(row, to.relation.inverse!, to.row, true);
    return made;
  },
};

const keyOf = ({ relation }: RelatedTo): ColumnMeta => relation.key!;

/** The related rows that the manager sees. */
const related = (to: RelatedTo, own: unknown, keys: readonly unknown[] | null = null): QueryState =>
  matching(to.targets, { [keyOf(to).name]: own, ...(keys && { pk__in: keys }) });

/** Points the foreign keys of rows here. */
async function point(to: RelatedTo, own: unknown, members: readonly object[], bulk: boolean): Promise<void> {
  if (members.length === 0) return;
  const { name } = keyOf(to);
  const alias = aliasFor(to);
  const assign = () => {
    for (const row of members) {
      (row as Row)[name] = own;
      setRelated(row, to.relation.inverse!, to.row, true);
    }
  };
  if (bulk) {
    for (const row of members) checkSaved(to, row);
    const all = { shape: rootShape(to.relation.target, alias), values: [] };
    await updateIn(matching(all, { pk__in: members }), { [name]: own });
    assign();
  } else {
    assign();
    await atomic(() => saveEach(members, { using: alias }), { using: alias });
  }
}

/** Sets foreign keys that point here to null: of these rows, or of all that the manager sees. */
async function letGo(to: RelatedTo, own: unknown, members: readonly unknown[] | null, bulk: boolean): Promise<void> {
  const { name } = keyOf(to);
  const state = related(to, own, members);
  if (bulk) {
    await updateIn(state, { [name]: null });
    return;
  }
  await atomic(
    async () => {
      const found = (await rows(state)) as object[];
      for (const row of found) (row as Row)[name] = null;
      await saveEach(found, { updateFields: [name] });
    },
    { using: aliasFor(to) },
  );
}

async function saveEach(members: readonly object[], options: object): Promise<void> {
  for (const row of members) await saveRow(row, options);
}

function rowsOf(to: RelatedTo, items: unknown): object[] {
  return itemsOf(to, items).map((item) => {
    if (isInstance(item)) return item;
    throw refused(to, `takes instances of ${to.relation.target.name}, not keys`, 'Read the rows first, or update() them by their keys.');
  });
}

/** The data of a new row, or a row, with its foreign key pointing here. */
function pointing(to: RelatedTo, own: unknown, data: unknown): unknown {
  const { name, field } = keyOf(to);
  if (isInstance(data)) {
    (data as unknown as Row)[name] = own;
    return data;
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const { [field]: _, ...rest } = data as Row;
  return { ...rest, [name]: own };
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

/** The keys of rows that are no longer wanted, and the rows that aren't there yet. */
function difference(to: RelatedTo, there: readonly unknown[], wanted: readonly object[]): [gone: unknown[], added: object[]] {
  const { primaryKey } = to.relation.target;
  const textOf = (keys: readonly unknown[]) => primaryKey.map((column, i) => keyText(column, keys[i])).join('\n');
  const gone = new Map(there.map((key) => [textOf(primaryKey.length === 1 ? [key] : (key as unknown[])), key]));
  const added = new Map<string, object>();
  for (const row of wanted) {
    const text = textOf(primaryKey.map(({ name }) => (row as Row)[name]));
    if (!gone.delete(text)) added.set(text, row);
  }
  return [[...gone.values()], [...added.values()]];
}
