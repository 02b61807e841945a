import { channel } from 'node:diagnostics_channel';
import { describe, expect, test } from 'vitest';
import type { QueryEvent } from '../../src/events/index.js';
import { queryChannel } from '../../src/events/index.js';
import { atomic, captureQueries, currentTimeZone, inTimeZone, scope } from '../../src/execute/index.js';
import { assertNumQueries, countQueries } from '../../src/testing/index.js';
import { codeOf, gate, useFake } from './use-fake.js';

describe('captureQueries', () => {
  test('gives the result and what was sent, with rows and times', async () => {
    const { db, run } = await useFake();
    const { result, queries, count, totalMs } = await captureQueries(async () => {
      await run('rows:3');
      await db.script('CREATE TABLE t ()');
      return 'result';
    });
    expect(result).toBe('result');
    expect(queries).toEqual([
      { sql: 'rows:3', params: [], durationMs: expect.any(Number), rows: 3 },
      { sql: 'CREATE TABLE t ()', params: [], durationMs: expect.any(Number), rows: 0 },
    ]);
    expect(count).toBe(2);
    expect(totalMs).toBeCloseTo(queries.reduce((sum, q) => sum + q.durationMs, 0));
  });

  test('sees only its own context and what that starts, however much goes on beside it', async () => {
    const { run } = await useFake();
    const hold = gate();
    const captured = captureQueries(async () => {
      await run('mine');
      await hold.promise;
      await Promise.all([run('mine too'), atomic(() => run('mine in a block'))]);
    });
    await run('other');
    const beside = captureQueries(() => run('beside'));
    hold.open();
    expect((await captured).queries.map((q) => q.sql)).toEqual(['mine', 'mine too', 'mine in a block']);
    expect((await beside).queries.map((q) => q.sql)).toEqual(['beside']);
  });

  test('nests', async () => {
    const { run } = await useFake();
    const outer = await captureQueries(async () => {
      await run('a');
      const inner = await captureQueries(() => run('b'));
      expect(inner.queries.map((q) => q.sql)).toEqual(['b']);
    });
    expect(outer.queries.map((q) => q.sql)).toEqual(['a', 'b']);
  });

  test('keeps as many as its limit says, and counts all', async () => {
    const { run } = await useFake();
    const { queries, count } = await captureQueries(
      async () => {
        for (let i = 0; i < 5; i++) await run(`q${i}`);
      },
      { limit: 2 },
    );
    expect(queries.map((q) => q.sql)).toEqual(['q0', 'q1']);
    expect(count).toBe(5);
  });

  test('keeps the error of a statement that failed', async () => {
    const { run } = await useFake({ run: () => Promise.reject(new Error('no')) });
    const { queries } = await captureQueries(() => codeOf(run('a')));
    expect(queries[0]?.error?.message).toBe('no');
  });

  test('leaves nobody listening', async () => {
    const { run } = await useFake();
    await captureQueries(() => run('a'));
    await codeOf(captureQueries(() => Promise.reject(new Error('own'))));
    expect(queryChannel.hasSubscribers).toBe(false);
  });
});

describe('nuages:query', () => {
  test('carries alias, model, scope and transaction of the code that submitted the statement', async () => {
    const { db, run } = await useFake();
    const seen: QueryEvent[] = [];
    const listen = (event: unknown): void => void seen.push(event as QueryEvent);
    const started = channel('tracing:nuages:query:start');
    started.subscribe(listen);
    await scope(
      async () => {
        await Promise.all([run('a'), atomic(() => Promise.all([run('b'), run('c')]))]);
      },
      { name: 'GET /posts' },
    );
    await db.run({ sql: 'd', name: null, columns: null, make: () => null }, [1], { write: false, context: null, model: 'Post' });
    started.unsubscribe(listen);
    const [a, b, c, d] = seen;
    expect(a).toMatchObject({ alias: 'default', model: null, sql: 'a', params: [], scope: { name: 'GET /posts' }, transaction: null });
    expect(b?.transaction).toBeTypeOf('number');
    expect(c).toMatchObject({ transaction: b?.transaction, scope: a?.scope });
    expect(d).toMatchObject({ model: 'Post', params: [1], scope: null });
  });

  test('publishes start, end, asyncStart, asyncEnd, and error before those', async () => {
    const { run } = await useFake({ run: (sql) => (sql === 'fail' ? Promise.reject(new Error('no')) : undefined) });
    const seen: string[] = [];
    const listeners = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'].map(
      (name) => [channel(`tracing:nuages:query:${name}`), () => void seen.push(name)] as const,
    );
    for (const [each, listen] of listeners) each.subscribe(listen);
    await run('a');
    await codeOf(run('fail'));
    for (const [each, listen] of listeners) each.unsubscribe(listen);
    expect(seen).toEqual(['start', 'end', 'asyncStart', 'asyncEnd', 'start', 'end', 'error', 'asyncStart', 'asyncEnd']);
  });
});

describe('nuages/testing', () => {
  test('countQueries counts without keeping', async () => {
    const { run } = await useFake();
    expect(await countQueries(() => atomic(() => Promise.all([run('a'), run('b')])).then(() => 'result'))).toEqual({
      result: 'result',
      count: 2,
    });
  });

  test('assertNumQueries gives the result, or lists what was sent', async () => {
    const { run } = await useFake();
    expect(await assertNumQueries(1, () => run('rows:1'))).toEqual({ rows: [0], affected: 1 });
    await expect(assertNumQueries(1, () => Promise.all([run('SELECT 1'), run('SELECT 2')]))).rejects.toMatchObject({
      name: 'AssertionError',
      message: 'Expected 1 queries, 2 were sent:\n1. SELECT 1\n2. SELECT 2',
      actual: 2,
      expected: 1,
    });
    await expect(assertNumQueries(1, () => 0)).rejects.toThrow('Expected 1 queries, 0 were sent.');
  });
});

test('inTimeZone sets the zone of a context', async () => {
  await useFake({}, {});
  expect(currentTimeZone()).toBe('UTC');
  const zones = await Promise.all([
    inTimeZone('Europe/Paris', async () => (await Promise.resolve(), currentTimeZone())),
    inTimeZone('Asia/Tokyo', () => currentTimeZone()),
  ]);
  expect(zones).toEqual(['Europe/Paris', 'Asia/Tokyo']);
  expect(() => inTimeZone('Mars/Olympus', () => 1)).toThrow('NUA_VALUE_INVALID');
});
