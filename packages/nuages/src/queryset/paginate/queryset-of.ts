import { ProgrammingError } from '../../errors/index.js';
import { describe } from '../../expressions/index.js';
import { Manager } from '../manager.js';
import { QuerySet } from '../queryset.js';

/** What a paginator was given: a queryset, or a manager for all its rows. @throws ProgrammingError NUA_QUERY_INVALID */
export function querysetOf(rows: unknown, paginator: string): QuerySet {
  if (rows instanceof QuerySet) return rows;
  if (rows instanceof Manager) return rows.all();
  throw new ProgrammingError('NUA_QUERY_INVALID', `${paginator} takes a queryset, not ${describe(rows)}.`, {
    fix: 'Give it one that is not awaited; of related rows, theirs: post.comments.all().',
  });
}

/** @throws ProgrammingError NUA_QUERY_INVALID */
export function wholeNumber(value: unknown, name: string, least: number): number {
  if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${name} is a whole number from ${least}.`);
}
