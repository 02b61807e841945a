import { KeysetPaginator, type KeysetPage } from 'nuages';

/** A queryset whose calls are made up at run time. */
export interface AnyQuerySet extends PromiseLike<readonly object[]> {
  orderBy(...by: readonly unknown[]): AnyQuerySet;
  reverse(): AnyQuerySet;
}
export const pagesOf = (queryset: AnyQuerySet, size: number): KeysetPaginator<object> => new KeysetPaginator(queryset as never, size);

/** Every page behind a cursor, in turn. */
export const forward = <R>(pages: KeysetPaginator<R>, from: string | null = null): Promise<KeysetPage<R>[]> =>
  turn((cursor) => pages.after(cursor), 'nextCursor', from);
/** Every page before a cursor, turned back one by one; the first page stands first. */
export const backward = async <R>(pages: KeysetPaginator<R>, from: string | null = null): Promise<KeysetPage<R>[]> =>
  (await turn((cursor) => pages.before(cursor), 'previousCursor', from)).reverse();

async function turn<P extends KeysetPage<unknown>>(
  read: (cursor: string | null) => Promise<P>,
  next: 'nextCursor' | 'previousCursor',
  from: string | null,
): Promise<P[]> {
  const all = [await read(from)];
  for (let cursor = all[0]![next]; cursor !== null; cursor = all.at(-1)![next]) {
    if (all.length > 1000) throw new Error('the pages go round in a circle');
    all.push(await read(cursor));
  }
  return all;
}

/** A row as text: its key, or what it is. */
export const keyOf = (row: object): string => JSON.stringify('pk' in row ? row.pk : row);
export const keysOf = (pages: readonly KeysetPage<object>[]): string[] => pages.flatMap(({ items }) => items.map(keyOf));
