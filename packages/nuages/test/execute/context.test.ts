import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test, vi } from 'vitest';
import type { QueryEvent } from '../../src/events/index.js';
import { queryChannel } from '../../src/events/index.js';
import { atomic, scope } from '../../src/execute/index.js';
import { statement } from './fake-backend.js';
import { codeOf, gate, settled, useFake } from './use-fake.js';

afterEach(() => void vi.restoreAllMocks());

test('connections are opened outside of any context, statements run in that of their caller', async () => {
  const request = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const hold = gate();
  const { run } = await useFake(
    {
      connect: () => void seen.push(`connect: ${request.getStore()}`),
      run: (sql) => {
        seen.push(`${sql}: ${request.getStore()}`);
        return sql === 'a' ? hold.promise : undefined;
      },
    },
    { pool: { max: 1 } },
  );
  const first = request.run('first', () => run('a'));
  const second = request.run('second', async () => {
    await atomic(() => run('b'));
    return request.getStore();
  });
  await settled();
  hold.open();
  await first;
  expect(await second).toBe('second');
  expect(seen).toEqual(['connect: undefined', 'a: first', 'BEGIN: second', 'b: second', 'COMMIT: second']);
});

test('atomic() opens a scope where there is none', async () => {
  const { run } = await useFake();
  const scopes: unknown[] = [];
  const subscriber = { start: (event: unknown) => void scopes.push((event as QueryEvent).scope) } as Parameters<
    typeof queryChannel.subscribe
  >[0];
  queryChannel.subscribe(subscriber);
  await atomic(() => Promise.all([run('a'), atomic(() => run('b'))]));
  await scope(() => atomic(() => run('c')), { name: 'job' });
  await run('d');
  queryChannel.unsubscribe(subscriber);
  expect(scopes[0]).toMatchObject({ id: expect.any(Number), name: null });
  expect(scopes[1]).toBe(scopes[0]);
  expect(scopes.slice(2)).toEqual([{ id: expect.any(Number), name: 'job' }, null]);
});

test('a module loaded again goes on with the same connections and the same transaction', async () => {
  const { fake, db } = await useFake({
    run: (sql) => (sql === 'fail' ? Promise.reject(Object.assign(new Error('no'), { code: 'NUA_INTEGRITY_UNIQUE' })) : undefined),
  });
  vi.resetModules();
  const again = await import('../../src/execute/index.js');
  expect(again.atomic).not.toBe(atomic);
  expect(again.database()).toBe(db);
  const run = (sql: string): Promise<unknown> => again.database().run(statement(sql), [], { write: true, context: null });
  const outcome = codeOf(
    atomic(async () => {
      await again.atomic(() => run('a'));
      await codeOf(run('fail'));
      await run('b');
    }),
  );
  expect(await outcome).toBe('NUA_TX_FAILED');
  expect(fake.log.map((line) => line.slice(3))).toEqual([
    'BEGIN',
    'SAVEPOINT nuages_1',
    'a',
    'RELEASE SAVEPOINT nuages_1',
    'fail',
    'ROLLBACK',
  ]);
});

test('a statement that was aborted before it was sent leaves its block sound', async () => {
  const { fake, db, run } = await useFake();
  await atomic(async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    expect(await codeOf(db.run(statement('never'), [], { write: false, context: null, signal }))).toBe('given up');
    await run('a');
  });
  expect(fake.log.map((line) => line.slice(3))).toEqual(['BEGIN', 'a', 'COMMIT']);
});

test('a statement that was aborted under way is cancelled, and its block has failed', async () => {
  const hold = gate();
  const { fake, db, run } = await useFake({
    run: (sql) => (sql === 'slow' ? hold.promise.then(() => Promise.reject(new Error('cancelled'))) : undefined),
  });
  const codes: string[] = [];
  await codeOf(
    atomic(async () => {
      const controller = new AbortController();
      const slow = codeOf(db.run(statement('slow'), [], { write: false, context: null, signal: controller.signal }));
      await settled();
      controller.abort(new Error('given up'));
      hold.open();
      codes.push(await slow, await codeOf(run('a')));
    }),
  );
  expect(codes).toEqual(['given up', 'NUA_TX_FAILED']);
  expect(fake.log.map((line) => line.slice(3))).toEqual(['BEGIN', 'slow', 'cancel', 'ROLLBACK']);
});
