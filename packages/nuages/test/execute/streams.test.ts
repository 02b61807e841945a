import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../src/execute/index.js';
import { atomic, captureQueries } from '../../src/execute/index.js';
import { statement } from './fake-backend.js';
import { codeOf, settled, useFake } from './use-fake.js';

const read = (db: Database, rows: number, chunkSize: number) =>
  db.iterate(statement(`rows:${rows}`), [], { chunkSize, context: () => null });

async function all(chunks: AsyncIterable<unknown[]>): Promise<unknown[][]> {
  const seen: unknown[][] = [];
  for await (const chunk of chunks) seen.push(chunk);
  return seen;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('outside a transaction', () => {
  test('a cursor has a connection and a read-only transaction of its own', async () => {
    const { fake, db, run } = await useFake();
    const seen: number[] = [];
    for await (const chunk of read(db, 5, 2)) {
      seen.push(chunk.length);
      if (seen.length === 1) await run('write');
    }
    expect(seen).toEqual([2, 2, 1]);
    expect(fake.log).toEqual(['1: BEGIN READ ONLY', '1: open rows:5', '1: read', '2: write', '1: read', '1: read', '1: COMMIT']);
  });

  test('each chunk has a context of its own', async () => {
    const { db } = await useFake();
    let groups = 0;
    const chunks = await all(
      db.iterate({ ...statement('rows:3'), make: (context, cell) => `${String(context)}:${String(cell)}` }, [], {
        chunkSize: 2,
        context: () => ++groups,
      }),
    );
    expect(chunks).toEqual([['1:0', '1:1'], ['2:2']]);
  });

  test('a result of one chunk has given its connection back before its first row', async () => {
    const { fake, db, run } = await useFake({}, { pool: { max: 2 } });
    for await (const chunk of read(db, 2, 10)) {
      expect(chunk).toEqual([0, 1]);
      expect(fake.log.at(-1)).toBe('1: COMMIT');
      await run('write');
    }
    expect(fake.connections).toHaveLength(1);
    expect(await all(read(db, 0, 10))).toEqual([]);
  });

  test('leaving the loop closes the portal and gives the connection back', async () => {
    const { fake, db } = await useFake();
    for await (const _ of read(db, 5, 2)) break;
    expect(fake.log.slice(3)).toEqual(['1: close cursor', '1: COMMIT']);
    await codeOf(
      (async () => {
        for await (const _ of read(db, 5, 2)) throw new Error('own');
      })(),
    );
    expect(fake.log.slice(-2)).toEqual(['1: close cursor', '1: COMMIT']);
    expect(fake.connections).toHaveLength(1);
  });

  test('an error of the database is thrown on, and the connection is clean again', async () => {
    const { fake, db } = await useFake({ run: (sql) => (sql === 'read' ? Promise.reject(new Error('broken')) : undefined) });
    expect(await codeOf(all(read(db, 5, 2)))).toBe('broken');
    expect(fake.log.slice(-3)).toEqual(['1: read', '1: close cursor', '1: ROLLBACK']);
  });

  test('iterators hold at most all but one connection; others wait', async () => {
    const { fake, db, run } = await useFake({}, { pool: { max: 3, acquireTimeout: 1000 } });
    const iterators = [read(db, 5, 2), read(db, 5, 2), read(db, 5, 2)] as const;
    await iterators[0].next();
    await iterators[1].next();
    const third = iterators[2].next();
    await settled();
    expect(fake.connections).toHaveLength(2);
    await run('a statement');
    await iterators[0].return(undefined);
    expect((await third).value).toEqual([0, 1]);
    const fourth = codeOf(read(db, 5, 2).next());
    await vi.advanceTimersByTimeAsync(1000);
    expect(await fourth).toBe('NUA_POOL_TIMEOUT');
    await iterators[1].return(undefined);
    await iterators[2].return(undefined);
    expect(await all(read(db, 1, 2))).toEqual([[0]]);
  });

  test('where no connection can be spared, the result is read at once and a loop that writes goes on', async () => {
    for (const fakes of [{ features: { singleConnection: true } }, {}]) {
      const { fake, db, run } = await useFake(fakes, fakes.features ? {} : { pool: { max: 1 } });
      const seen: unknown[] = [];
      for await (const chunk of read(db, 5, 2)) {
        seen.push(chunk);
        await run('write');
      }
      expect(seen).toEqual([[0, 1], [2, 3], [4]]);
      expect(fake.log).toEqual(['1: rows:5', '1: write', '1: write', '1: write']);
    }
  });

  test('an abort ends it', async () => {
    const { fake, db } = await useFake();
    const controller = new AbortController();
    const outcome = codeOf(
      (async () => {
        for await (const _ of db.iterate(statement('rows:5'), [], { chunkSize: 2, context: () => null, signal: controller.signal }))
          controller.abort(new Error('enough'));
      })(),
    );
    expect(await outcome).toBe('enough');
    expect(fake.log.slice(-2)).toEqual(['1: close cursor', '1: ROLLBACK']);
  });

  test('refuses a chunk size that is none', async () => {
    const { db } = await useFake();
    expect(await codeOf(all(read(db, 5, 0)))).toBe('NUA_QUERY_INVALID');
  });
});

describe('in a transaction', () => {
  test('the cursor is on its connection, and other statements run between chunks', async () => {
    const { fake, db, run } = await useFake();
    await atomic(async () => {
      for await (const _ of read(db, 3, 2)) await run('write');
    });
    expect(fake.log.map((line) => line.slice(3))).toEqual(['BEGIN', 'open rows:3', 'read', 'write', 'read', 'write', 'COMMIT']);
  });

  test('chunks read in a nested block are its statements', async () => {
    const { fake, db } = await useFake();
    await atomic(async () => {
      const chunks = read(db, 3, 2);
      await chunks.next();
      await atomic(() => chunks.next());
    });
    expect(fake.log.map((line) => line.slice(3))).toEqual([
      'BEGIN',
      'open rows:3',
      'read',
      'SAVEPOINT nuages_1',
      'read',
      'RELEASE SAVEPOINT nuages_1',
      'COMMIT',
    ]);
  });

  test('an iterator that outlives it is NUA_TX_CLOSED', async () => {
    const { db } = await useFake();
    const chunks = read(db, 5, 2);
    await atomic(() => chunks.next());
    expect(await codeOf(chunks.next())).toBe('NUA_TX_CLOSED');
  });

  test('without server-side cursors the result is read at once', async () => {
    const { fake, db, run } = await useFake({ features: { serverSideCursors: false } });
    await atomic(async () => {
      for await (const _ of read(db, 3, 2)) await run('write');
    });
    expect(fake.log.map((line) => line.slice(3))).toEqual(['BEGIN', 'rows:3', 'write', 'write', 'COMMIT']);
  });
});

test('a stream is one event, with all its rows', async () => {
  const { db } = await useFake();
  const { queries } = await captureQueries(async () => {
    await all(read(db, 5, 2));
    await atomic(() => all(read(db, 3, 2)));
    await all(read(db, 0, 2));
  });
  expect(queries.map(({ sql, rows }) => [sql, rows])).toEqual([
    ['rows:5', 5],
    ['rows:3', 3],
    ['rows:0', 0],
  ]);
});
