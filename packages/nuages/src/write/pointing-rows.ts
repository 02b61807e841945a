import { atomic } from '../execute/index.js';
import { setRelated } from '../hydrate/index.js';
import { rows } from '../load/index.js';
import { type QueryState, rootShape } from '../query/index.js';
import { bulkCreateIn } from './bulk-create.js';
import { checkOptions } from './check-options.js';
import { createIn } from './create.js';
import { matching, valuesIn } from './matching.js';
import type { Row } from './model-of.js';
import { isInstance } from './related-key.js';
import { aliasFor, checkSaved, itemsOf, keyText, ownKey, refused, type RelatedTo } from './related-to.js';
import type { RelatedWrites } from './related-writes.js';
import { saveRow } from './save.js';
import { updateIn } from './update-query.js';

// Related rows that have the key of a row in columns of their own.

/** What makes rows those of a row, whether they point by a foreign key or by a generic one. */
export const pointingRows: Pick<RelatedWrites, 'add' | 'create' | 'bulkCreate'> = {
  async add(to, items, { bulk = true, ...others }) {
    checkOptions('add()', others, []);
    const own = await ownKey(to);
    await point(to, own, instancesOf(to, items), bulk);
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
    const data = Array.isArray(given) ? given.map((item) => pointing(to, own, item)) : given;
    const made = await bulkCreateIn(to.targets, data, options);
    for (const row of made) setRelated(row, to.relation.inverse!, to.row, true);
    return made;
  },
};

/** What the columns of a related row hold. */
function pointer({ relation }: RelatedTo, own: unknown): Row {
  const { on, constant } = relation.steps[0]!;
  return { ...(constant && { [constant[0].name]: constant[1] }), [on[0]![1].name]: own };
}

/** The related rows that the manager sees, or these of them. */
export const related = (to: RelatedTo, own: unknown, keys: readonly unknown[] | null = null): QueryState =>
  matching(to.targets, { ...pointer(to, own), ...(keys && { pk__in: keys }) });

/** Makes rows point here. */
export async function point(to: RelatedTo, own: unknown, members: readonly object[], bulk: boolean): Promise<void> {
  if (members.length === 0) return;
  const values = pointer(to, own);
  const alias = aliasFor(to);
  const assign = () => {
    for (const row of members) {
      Object.assign(row, values);
      setRelated(row, to.relation.inverse!, to.row, true);
    }
  };
  if (bulk) {
    for (const row of members) checkSaved(to, row);
    const all = { shape: rootShape(to.relation.target, alias), values: [] };
    await updateIn(matching(all, { pk__in: members }), values);
    assign();
  } else {
    assign();
    await each(to, members, (row) => saveRow(row, { using: alias }));
  }
}

/** The rows of a query one by one, all or none. */
export async function eachOf(to: RelatedTo, state: QueryState, write: (row: object) => Promise<unknown>): Promise<void> {
  await atomic(async () => each(to, (await rows(state)) as object[], write), { using: aliasFor(to) });
}
async function each(to: RelatedTo, members: readonly object[], write: (row: object) => Promise<unknown>): Promise<void> {
  await atomic(
    async () => {
      for (const row of members) await write(row);
    },
    { using: aliasFor(to) },
  );
}

/** Lets go of related rows that aren't wanted, all of them with `clear`, then points the new ones here. */
export async function change(
  to: RelatedTo,
  wanted: readonly object[],
  { clear, bulk }: { readonly clear: boolean; readonly bulk: boolean },
  letGo: (to: RelatedTo, state: QueryState, bulk: boolean) => Promise<void>,
): Promise<void> {
  const own = await ownKey(to);
  await atomic(
    async () => {
      const there = clear ? [] : await valuesIn(related(to, own), 'pk');
      const [gone, added] = difference(to, there, wanted);
      if (clear || gone.length > 0) await letGo(to, related(to, own, clear ? null : gone), bulk);
      await point(to, own, added, bulk);
    },
    { using: aliasFor(to) },
  );
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

/** @throws ProgrammingError NUA_WRITE_INVALID for keys */
export function instancesOf(to: RelatedTo, items: unknown): object[] {
  return itemsOf(to, items).map((item) => {
    if (isInstance(item)) return item;
    throw refused(to, `takes instances of ${to.relation.target.name}, not keys`, 'Read the rows first, or update() them by their keys.');
  });
}

/** The data of a new row, or a row, that points here. */
function pointing(to: RelatedTo, own: unknown, data: unknown): unknown {
  const values = pointer(to, own);
  if (isInstance(data)) return Object.assign(data, values);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const { [to.relation.inverse!.name]: _, ...rest } = data as Row;
  return { ...rest, ...values };
}
