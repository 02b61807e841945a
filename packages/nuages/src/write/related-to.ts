import { ProgrammingError, ValueError } from '../errors/index.js';
import { database } from '../execute/index.js';
import { aliasOf, relationKey } from '../hydrate/index.js';
import type { ColumnMeta, RelationMeta } from '../metadata/model-meta.js';
import type { QueryState } from '../query/index.js';
import { hasKey, isGiven, modelOf } from './model-of.js';
import { checkRelated, isInstance } from './related-key.js';

/** The rows at the far end of a relation of one row: what the methods of its manager write. */
export interface RelatedTo {
  readonly row: object;
  readonly relation: RelationMeta;
  /** what the target's default manager lets see */
  readonly targets: QueryState;
}

/**
 * What the related rows, or the links to them, point at.
 * @throws ProgrammingError NUA_WRITE_INVALID for a row that isn't saved
 */
export async function ownKey(to: RelatedTo): Promise<unknown> {
  const { row, relation } = to;
  // a deferred column is read
  const key = await relationKey(row, relation);
  if (isGiven(key) && hasKey(row, modelOf(row))) return key;
  throw refused(to, `is of a ${relation.model.name} that has no key yet: nothing can point at it`, 'Save it first.');
}

export const aliasFor = ({ row }: RelatedTo): string => database(aliasOf(row) ?? undefined).alias;

/**
 * What a method is given: one row or key, or a list of them.
 * @throws ProgrammingError NUA_WRITE_INVALID, ValueError NUA_VALUE_UNDEFINED, NUA_VALUE_INVALID for what can't be related
 */
export function itemsOf(to: RelatedTo, given: unknown): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  for (const item of items) checkItem(to, item);
  return items;
}

function checkItem(to: RelatedTo, item: unknown): void {
  const { relation } = to;
  if (item === undefined || item === null) {
    const code = item === undefined ? 'NUA_VALUE_UNDEFINED' : 'NUA_VALUE_INVALID';
    throw new ValueError(code, `${nameOf(relation)} is given ${String(item)}.`, {
      fix: `Give rows of ${relation.target.name}.`,
      ...about(relation),
    });
  }
  if (isInstance(item)) {
    checkRelated(relation, item);
    checkDatabase(to, item);
  } else if (typeof (item as { readonly then?: unknown }).then === 'function') {
    throw refused(to, 'is given what is to be awaited', 'Await it first.');
  }
}

function checkDatabase(to: RelatedTo, item: object): void {
  const [own, other] = [aliasFor(to), aliasOf(item)];
  if (other === null || other === own) return;
  throw refused(to, `is in the database "${own}", the ${to.relation.target.name} in "${other}"`, 'Read both from one database.');
}

/** @throws ProgrammingError NUA_WRITE_INVALID */
export function checkSaved(to: RelatedTo, item: object): void {
  if (aliasOf(item) !== null && hasKey(item, modelOf(item))) return;
  throw refused(to, `is given a ${to.relation.target.name} that isn't saved yet`, 'Save it first.');
}

/** A key as text: one that is given as text and one that is read as a Decimal are the same. */
export function keyText({ type }: ColumnMeta, key: unknown): string {
  try {
    return String(type.encode(key));
  } catch {
    // what the column doesn't take is refused when it is bound
    return String(key);
  }
}

export const refused = ({ relation }: RelatedTo, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_WRITE_INVALID', `${nameOf(relation)} ${fact}.`, { fix, ...about(relation) });

export const nameOf = ({ model, accessor, name }: RelationMeta): string => `${model.name}.${accessor ?? name}`;
export const about = ({ model, accessor, name }: RelationMeta) => ({ model: model.name, field: accessor ?? name });
