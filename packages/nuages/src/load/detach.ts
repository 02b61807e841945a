import { type Group, groupOf, joinGroup, knownState } from '../hydrate/index.js';
import { newGroup } from './kin.js';

/** Lets go of the rows that a row came with: it is loaded by itself from then on, and can be kept without them; so are the rows that it holds. */
export function detach<R extends object>(row: R): R {
  part([row], new Set());
  return row;
}

/** The rows stay siblings of each other, and of nobody else. */
function part(rows: readonly object[], seen: Set<object>): void {
  const own = rows.filter((row) => !seen.has(row));
  for (const row of own) seen.add(row);
  const groups = new Map<Group, object[]>();
  for (const row of own) {
    const group = groupOf(row);
    if (group) groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  for (const [from, members] of groups) {
    const group = newGroup(from.alias, from.mode);
    for (const row of members) joinGroup(row, group);
    group.adopt(members);
  }
  for (const row of own) for (const held of rowsHeldBy(row)) part(held, seen);
}

/** Loaded relations, and the attributes that prefetches filled. */
function* rowsHeldBy(row: object): Generator<readonly object[]> {
  const related = Object.values(knownState(row)?.related ?? {}).map(({ value }) => value);
  for (const value of [...related, ...Object.values(row)]) {
    if (Array.isArray(value)) yield (value as unknown[]).filter(isRow);
    else if (isRow(value)) yield [value];
  }
}
const isRow = (value: unknown): value is object => typeof value === 'object' && value !== null && groupOf(value) !== null;
