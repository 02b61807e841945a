import { expect, test } from 'vitest';
import { withFetchMode } from 'nuages';
import { assertNumQueries, countQueries } from 'nuages/testing';
import type { Suite } from '../on-every-backend.js';
import { sizes } from './rows.js';

/** A way to write a loop. */
export interface Pattern {
  /** statements that it costs, however many rows it goes through */
  readonly queries: number;
  /** statements that it costs at least where each row loads its own; one for each row unless given */
  readonly alone?: (n: number) => number;
  /** goes through n rows and says what it read */
  readonly read: (n: number) => Promise<unknown>;
}

/** Goes through 10, 100 and 1,000 rows: always for the same number of queries, and with what a query for each row would have given. */
export function pattern({ name: backend }: Suite, title: string, { queries, alone = (n) => n + 1, read }: Pattern): void {
  // a thousand queries of one row take a while where each has a way to go
  const compared = backend === 'sqlite' ? 1000 : 100;
  test.each(sizes)(`${title}: ${queries} queries for %i rows`, async (n) => {
    const found = await assertNumQueries(queries, () => read(n));
    if (n > compared) return;
    const { result, count } = await countQueries(() => withFetchMode('one', () => read(n)));
    expect(found).toEqual(result);
    expect(count).toBeGreaterThanOrEqual(alone(n));
  });
}
