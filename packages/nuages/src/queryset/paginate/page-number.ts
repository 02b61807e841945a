import { ValueError } from '../../errors/index.js';

/** what Python's int() takes */
const digits = /^\s*([+-]?\d+(?:_\d+)*)\s*$/;

/** The whole number in what a request brings: 2, 2n, '2', ' 2 ', true for 1; null: there is none. */
function wholeIn(value: unknown): number | null {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? value : null;
    case 'bigint':
    case 'boolean':
      return Number(value);
    case 'string': {
      const found = digits.exec(value);
      return found ? Number(found[1]!.replaceAll('_', '')) : null;
    }
    default:
      return null;
  }
}

/**
 * The number of a page that exists.
 * @throws ValueError NUA_PAGE_INVALID for what is no whole number, NUA_PAGE_EMPTY for one out of range
 */
export function pageNumber(value: unknown, numPages: number): number {
  const number = wholeIn(value);
  if (number === null)
    throw new ValueError('NUA_PAGE_INVALID', 'The number of a page is a whole number.', { fix: 'getPage() takes anything.' });
  if (number < 1) throw new ValueError('NUA_PAGE_EMPTY', 'The number of a page is 1 or more.', { fix: 'getPage() takes anything.' });
  if (number > numPages) {
    throw new ValueError('NUA_PAGE_EMPTY', `That page has no rows: there are ${numPages} pages.`, {
      fix: 'getPage() gives the last page instead.',
    });
  }
  return number;
}

/** The page that is meant: the first for what is no whole number, the last for one out of range. */
export function meantPage(value: unknown, numPages: number): number {
  const number = wholeIn(value);
  if (number === null) return 1;
  return number >= 1 && number <= numPages ? number : numPages;
}
