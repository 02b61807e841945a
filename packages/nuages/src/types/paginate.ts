import type { QS } from './symbols.js';

/** what is paged: any queryset with rows R, or a manager */
export interface Rows<R> {
  readonly [QS]: { readonly row: R };
}

export interface Page<R> extends Iterable<R> {
  /** its rows */
  readonly items: readonly R[];
  /** from 1 */
  readonly number: number;
  /** whether there is a page behind it */
  readonly hasNext: boolean;
  /** whether there is a page before it */
  readonly hasPrevious: boolean;
  /** of the first row among all, from 1; 0: there are no rows at all */
  readonly startIndex: number;
  /** of the last row among all */
  readonly endIndex: number;
}
export interface PaginatorOptions {
  /** rows that the last page takes in beside its own, rather than have a page of so few; 0 unless given */
  orphans?: number;
  /** whether a first page without rows exists; true unless given */
  allowEmptyFirstPage?: boolean;
}
export interface ElidedOptions {
  /** numbers on each side of the current one; 3 unless given */
  onEachSide?: number;
  /** numbers at each end; 2 unless given */
  onEnds?: number;
}
export declare class Paginator<R> {
  constructor(queryset: Rows<R>, perPage: number, options?: PaginatorOptions);
  /**
   * Page `number`, from 1.
   * @throws ValueError NUA_PAGE_INVALID for what is no whole number, NUA_PAGE_EMPTY for a page that doesn't exist
   */
  page(number: number): Promise<Page<R>>;
  /**
   * The page that a request asks for, whatever it brings: the first where that is no whole number, the last where it is out of range.
   * @throws ValueError NUA_PAGE_EMPTY where there are no pages: no rows, and `allowEmptyFirstPage: false`
   */
  getPage(number: unknown): Promise<Page<R>>;
  /** how many rows there are on all pages: asked once */
  count(): Promise<number>;
  /** 0 only with `allowEmptyFirstPage: false` */
  numPages(): Promise<number>;
  /** the numbers to link to around page `number`, with `…` for those left out */
  elidedPageRange(number: number, options?: ElidedOptions): Promise<readonly (number | '…')[]>;
}

export interface KeysetPage<R> extends Iterable<R> {
  /** its rows */
  readonly items: readonly R[];
  /** whether there are rows behind it */
  readonly hasNext: boolean;
  /** whether there are rows before it */
  readonly hasPrevious: boolean;
  /** for after(); null: there is no next page */
  readonly nextCursor: string | null;
  /** for before(); null: there is no previous page */
  readonly previousCursor: string | null;
}
export interface KeysetPaginatorOptions {
  /** text of 32 characters or more that signs the cursors; the setting `secretKey` unless given */
  secret?: string;
}
export declare class KeysetPaginator<R> {
  constructor(queryset: Rows<R>, perPage: number, options?: KeysetPaginatorOptions);
  /**
   * The page behind a cursor, the first without one.
   * @throws ValueError NUA_CURSOR_INVALID for one that is forged, or of another ordering or model
   */
  after(cursor?: string | null): Promise<KeysetPage<R>>;
  /**
   * The page before a cursor, the last without one.
   * @throws ValueError NUA_CURSOR_INVALID for one that is forged, or of another ordering or model
   */
  before(cursor?: string | null): Promise<KeysetPage<R>>;
}
