import { isDeepStrictEqual } from 'node:util';
import { type Changes, currentChanges, currentFetchMode, currentFrame, transactionOf } from '../execute/index.js';
import { type Group, groupOf, relationKey } from '../hydrate/index.js';
import type { RelationMeta } from '../metadata/model-meta.js';
import type { Owner, QueryState, Shape } from '../query/index.js';
import { ownError } from './own-error.js';

// A question about the related rows of one row, asked of its siblings too: answered for all that are left by one query.

/** One question about the rows of one owner, and the same about those of many. */
export interface Question<T> {
  readonly name: string;
  readonly state: QueryState;
  /** what goes to the database beside the owner's key */
  readonly params: readonly unknown[];
  /** the first sibling that asks is answered for all; else the second */
  readonly eager: boolean;
  /** how many may be asked for at once */
  readonly limit: number;
  readonly alone: () => Promise<T>;
  /** `first` is among the owners; those without an answer could not be read with the others */
  readonly together: (first: object, owners: readonly object[]) => Promise<Answers<T>>;
}
export interface Answers<T> {
  readonly byOwner: ReadonlyMap<object, T>;
  /** that were read */
  readonly tables: readonly string[];
}

/** What is known of a question: the same calls with the same values, in the same place. */
interface Asked {
  readonly params: readonly unknown[];
  readonly transaction: unknown;
  readonly scope: unknown;
  /** how often each row asked */
  times: Map<object, number>;
  /** of those that asked for the first time, for the second, ... */
  rounds: Round[];
  /** what was read became old before it was asked for: nobody is answered before asking */
  outdated: boolean;
}
interface Round {
  /** when the first of its rows asked */
  at: number;
  readonly batches: Batch[];
}
interface Batch {
  readonly at: number;
  /** null: it could not be read with the others */
  readonly waiting: Map<object, Promise<{ readonly answer: unknown } | null>>;
  tables: readonly string[] | null;
}

/** rows that ask more often are answered one by one */
const roundLimit = 8;

/**
 * The answer for the state's owner. What was read for its siblings is theirs when they ask, once for each: unless a write of this scope, or a
 * transaction, came between.
 */
export function ask<T>(question: Question<T>): Promise<T> {
  const { shape, values } = question.state;
  const { row } = values[shape.related!.owner] as Owner;
  const group = groupOf(row);
  if (!group || (group.mode ?? currentFetchMode()) !== 'peers') return question.alone();
  const asked = askedOf(group, question);
  const changes = currentChanges();
  const time = (asked.times.get(row) ?? 0) + 1;
  if (time > roundLimit) return question.alone();
  asked.times.set(row, time);
  const round = asked.rounds[time - 1];
  if (!round) {
    const eager = question.eager && time === 1 && !asked.outdated;
    const begun: Round = { at: changes.now, batches: [] };
    asked.rounds.push(begun);
    return eager ? answerAll(question, asked, begun, changes, row, group) : question.alone();
  }
  const batch = round.batches.find(({ waiting }) => waiting.has(row));
  if (batch ? isOld(batch, changes) : changes.now !== round.at && round.batches.length === 0) {
    startAgain(asked, row, changes);
    return question.alone();
  }
  return batch ? given(question, batch, row) : answerAll(question, asked, round, changes, row, group);
}

/** The answer of a row is given away. */
async function given<T>(question: Question<T>, { waiting }: Batch, row: object): Promise<T> {
  const waited = waiting.get(row)!;
  waiting.delete(row);
  try {
    const found = await waited;
    return found ? (found.answer as T) : await question.alone();
  } catch (error) {
    throw ownError(error);
  }
}

const isOld = ({ at, tables }: Batch, changes: Changes): boolean => (tables ? changes.since(at, tables) : changes.now !== at);

function startAgain(asked: Asked, row: object, changes: Changes): void {
  asked.outdated = true;
  asked.times = new Map([[row, 1]]);
  asked.rounds = [{ at: changes.now, batches: [] }];
}

function answerAll<T>(question: Question<T>, asked: Asked, round: Round, changes: Changes, row: object, group: Group): Promise<T> {
  const owners = ownersOf(question, asked, round, row, group);
  if (owners.length === 1) return question.alone();
  const answers = question.together(row, owners);
  const batch: Batch = { at: changes.now, waiting: new Map(), tables: null };
  round.batches.push(batch);
  for (const owner of owners) {
    const answer = answers.then(({ byOwner }) => (byOwner.has(owner) ? { answer: byOwner.get(owner) } : null));
    // whoever asks hears of it
    answer.catch(() => undefined);
    batch.waiting.set(owner, answer);
  }
  answers.then(
    ({ byOwner, tables }) => {
      batch.tables = tables;
      for (const owner of owners) if (!byOwner.has(owner)) batch.waiting.delete(owner);
    },
    () => batch.waiting.clear(),
  );
  return given(question, batch, row);
}

/** the row, and its siblings that have not asked as often, up to the limit */
function ownersOf<T>({ state, limit }: Question<T>, { times, rounds }: Asked, round: Round, row: object, group: Group): object[] {
  const { relation } = state.shape.related!;
  const before = rounds.indexOf(round);
  const owners: object[] = [row];
  for (const sibling of group.family.rowsFrom(row, group)) {
    if (owners.length === limit) break;
    const waits = (times.get(sibling) ?? 0) <= before && !round.batches.some(({ waiting }) => waiting.has(sibling));
    if (sibling !== row && waits && hasKey(sibling, relation)) owners.push(sibling);
  }
  return owners;
}
function hasKey(row: object, relation: RelationMeta): boolean {
  const key = relationKey(row, relation);
  return (
    typeof key === 'number' ||
    typeof key === 'string' ||
    typeof key === 'bigint' ||
    (typeof key === 'object' && key !== null && !('then' in key))
  );
}

/** sets of values that a question of one shape is known with */
const variants = 16;

function askedOf<T>(group: Group, { name, state: { shape }, params }: Question<T>): Asked {
  const { known } = group.family;
  let byShape = known.get(name) as Map<Shape, Asked[]> | undefined;
  if (!byShape) known.set(name, (byShape = new Map()));
  let all = byShape.get(shape);
  if (!all) byShape.set(shape, (all = []));
  const transaction = transactionOf(group.alias);
  const scope = currentFrame()?.scope ?? null;
  const found = all.find((a) => a.transaction === transaction && a.scope === scope && isDeepStrictEqual(a.params, params));
  if (found) return found;
  const asked: Asked = { params, transaction, scope, times: new Map(), rounds: [], outdated: false };
  if (all.push(asked) > variants) all.shift();
  return asked;
}
