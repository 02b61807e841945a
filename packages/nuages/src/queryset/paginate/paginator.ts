import { QUERY } from '../../expressions/index.js';
import type { QuerySet } from '../queryset.js';
import { ordered } from '../shapes.js';
import { type ElidedOptions, type ElidedRange, elidedRange } from './elided-range.js';
import { Page } from './page.js';
import { meantPage, pageNumber } from './page-number.js';
import { querysetOf, wholeNumber } from './queryset-of.js';

export interface PaginatorOptions {
  /** rows that the last page takes in beside its own, rather than have a page of so few; 0 unless given */
  readonly orphans?: number;
  /** whether a first page without rows exists; true unless given */
  readonly allowEmptyFirstPage?: boolean;
}

/**
 * Pages by number, by Django's rules. The rows are counted once: make a paginator for each request. A queryset without an order is warned
 * of (NUA_PAGES_UNORDERED), since its pages may share rows.
 * @example
 * const page = await new Paginator(Post.objects.orderBy('-createdAt'), 20).getPage(url.searchParams.get('page'));
 * // SELECT COUNT(*) FROM "post"
 * // SELECT ... FROM "post" ORDER BY "post"."created_at" DESC LIMIT 20 OFFSET 20
 */
export class Paginator {
  readonly #queryset: QuerySet;
  readonly #perPage: number;
  readonly #orphans: number;
  readonly #allowEmptyFirstPage: boolean;
  #count: Promise<number> | null = null;

  constructor(queryset: unknown, perPage: number, { orphans = 0, allowEmptyFirstPage = true }: PaginatorOptions = {}) {
    this.#queryset = querysetOf(queryset, 'Paginator');
    this.#perPage = wholeNumber(perPage, 'perPage', 1);
    this.#orphans = wholeNumber(orphans, 'orphans', 0);
    this.#allowEmptyFirstPage = allowEmptyFirstPage;
    const { shape } = this.#queryset[QUERY];
    if (!ordered(shape)) {
      process.emitWarning(`Pages of ${shape.meta.name} may share rows or miss some: the queryset has no order. Add orderBy().`, {
        type: 'UnorderedPagesWarning',
        code: 'NUA_PAGES_UNORDERED',
      });
    }
  }

  /**
   * Page `number`, from 1.
   * @throws ValueError NUA_PAGE_INVALID for what is no whole number, NUA_PAGE_EMPTY for a page that doesn't exist
   */
  async page(number: number): Promise<Page> {
    return this.#page(pageNumber(number, await this.numPages()));
  }

  /**
   * The page that a request asks for, whatever it brings: the first where that is no whole number, the last where it is out of range.
   * @throws ValueError NUA_PAGE_EMPTY where there are no pages: no rows, and `allowEmptyFirstPage: false`
   */
  async getPage(number: unknown): Promise<Page> {
    const numPages = await this.numPages();
    return this.#page(pageNumber(meantPage(number, numPages), numPages));
  }

  /** How many rows there are on all pages: asked once. */
  count(): Promise<number> {
    if (!this.#count) {
      const asked = this.#queryset.count();
      this.#count = asked;
      // an answer that never came is asked for again
      asked.catch(() => (this.#count = null));
    }
    return this.#count;
  }

  /** How many pages there are; 0 only with `allowEmptyFirstPage: false`. */
  async numPages(): Promise<number> {
    const count = await this.count();
    if (count === 0 && !this.#allowEmptyFirstPage) return 0;
    return Math.ceil(Math.max(1, count - this.#orphans) / this.#perPage);
  }

  /**
   * The numbers to link to around page `number`, with `…` for those left out.
   * @example await paginator.elidedPageRange(10) // [1, 2, '…', 7, 8, 9, 10, 11, 12, 13, '…', 49, 50]
   */
  async elidedPageRange(number: number, options: ElidedOptions = {}): Promise<ElidedRange> {
    const numPages = await this.numPages();
    return elidedRange(pageNumber(number, numPages), numPages, options);
  }

  async #page(number: number): Promise<Page> {
    const [count, numPages, perPage] = [await this.count(), await this.numPages(), this.#perPage];
    const start = (number - 1) * perPage;
    const end = start + perPage + this.#orphans >= count ? count : start + perPage;
    return new Page(await this.#queryset.slice(start, end), number, { count, numPages, perPage });
  }
}
