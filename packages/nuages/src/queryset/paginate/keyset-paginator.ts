import { checkSecret } from '../../execute/index.js';
import { QUERY } from '../../expressions/index.js';
import { page } from '../../load/index.js';
import type { QueryState } from '../../query/index.js';
import { page as stepToPage } from '../walk.js';
import { opened, sealed } from './cursor.js';
import { KeysetPage } from './page.js';
import { querysetOf, wholeNumber } from './queryset-of.js';
import { markOf, sealOf } from './seal-of.js';

export interface KeysetPaginatorOptions {
  /** text of 32 characters or more that signs the cursors; the setting `secretKey` unless given */
  readonly secret?: string;
}

/**
 * Pages by key: each begins behind a row, so the last costs what the first does. The order is the queryset's, completed with the primary key
 * in the direction of its last term: an index of these columns serves. Cursors are signed, not encrypted, and hold the values of the ordering
 * as the database writes them; without a secret they are of use in this process only.
 * @throws ProgrammingError NUA_QUERY_INVALID after slice(), distinct() of columns, and for a random order
 * @example
 * const pages = new KeysetPaginator(Post.objects.orderBy('-createdAt'), 20);
 * const first = await pages.after();
 * const second = await pages.after(first.nextCursor);
 * // SELECT ... FROM "post" WHERE ("post"."created_at", "post"."id") < ($1, $2)
 * // ORDER BY "post"."created_at" DESC, "post"."id" DESC LIMIT 21
 */
export class KeysetPaginator {
  readonly #state: QueryState;
  readonly #perPage: number;
  readonly #secret: string | null;

  constructor(queryset: unknown, perPage: number, { secret }: KeysetPaginatorOptions = {}) {
    this.#state = querysetOf(queryset, 'KeysetPaginator')[QUERY];
    this.#perPage = wholeNumber(perPage, 'perPage', 1);
    if (secret !== undefined) checkSecret(secret, 'The secret of KeysetPaginator');
    this.#secret = secret ?? null;
    // a queryset that has no such pages is refused here, not at the first page
    stepToPage(this.#state, this.#perPage, false, null);
    if (this.#state.shape.meta.ready) markOf(this.#state.shape);
  }

  /**
   * The page behind a cursor, the first without one.
   * @throws ValueError NUA_CURSOR_INVALID for one that is forged, or of another ordering or model
   */
  after(cursor: string | null = null): Promise<KeysetPage> {
    return this.#read(cursor, false);
  }

  /** The page before a cursor, the last without one. */
  before(cursor: string | null = null): Promise<KeysetPage> {
    return this.#read(cursor, true);
  }

  async #read(cursor: string | null, backwards: boolean): Promise<KeysetPage> {
    const seal = sealOf(this.#state, this.#secret);
    const place = cursor === null ? null : opened(cursor, seal);
    const { rows, first, last, more } = await page(stepToPage(this.#state, this.#perPage, backwards, place));
    const [near, far] = backwards ? [last, first] : [first, last];
    const onward = more ? sealed(far, seal) : null;
    // where a page begins behind a row there was one, even if no row is left on this side of it
    const back = place ? sealed(near, seal) : null;
    return backwards ? new KeysetPage(rows, back, onward) : new KeysetPage(rows, onward, back);
  }
}
