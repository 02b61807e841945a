/** The rows of a page, in their order: what both paginators give. */
abstract class Rows {
  readonly items: readonly unknown[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;

  constructor(items: readonly unknown[], hasNext: boolean, hasPrevious: boolean) {
    this.items = items;
    this.hasNext = hasNext;
    this.hasPrevious = hasPrevious;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }
}

/** What a page by number knows of all pages. */
interface Counts {
  readonly count: number;
  readonly numPages: number;
  readonly perPage: number;
}

/** A page by number; rows count from 1. */
export class Page extends Rows {
  readonly number: number;
  /** of its first row; 0: there are no rows at all */
  readonly startIndex: number;
  /** of its last row */
  readonly endIndex: number;

  constructor(items: readonly unknown[], number: number, { count, numPages, perPage }: Counts) {
    super(items, number < numPages, number > 1);
    this.number = number;
    this.startIndex = count === 0 ? 0 : perPage * (number - 1) + 1;
    this.endIndex = number === numPages ? count : perPage * number;
    Object.freeze(this);
  }
}

/** A page by key. */
export class KeysetPage extends Rows {
  /** for after(); null: there is no next page */
  readonly nextCursor: string | null;
  /** for before(); null: there is no previous page */
  readonly previousCursor: string | null;

  constructor(items: readonly unknown[], nextCursor: string | null, previousCursor: string | null) {
    super(items, nextCursor !== null, previousCursor !== null);
    this.nextCursor = nextCursor;
    this.previousCursor = previousCursor;
    Object.freeze(this);
  }
}
