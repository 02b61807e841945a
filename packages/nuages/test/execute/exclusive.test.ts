import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { atomic } from '../../src/execute/index.js';
import { codeOf, gate, settled, useFake } from './use-fake.js';
import { statement } from './fake-backend.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a database with one connection', () => {
  const start = (settings = {}) => useFake({ features: { singleConnection: true, statementTimeout: false } }, settings);

  test('other contexts wait for an open transaction, then go on', async () => {
    const { fake, run } = await start();
    const hold = gate();
    const block = atomic(async () => {
      await run('in');
      await hold.promise;
    });
    await settled();
    const other = run('other');
    const otherBlock = atomic(() => run('in other'));
    await settled();
    hold.open();
    await Promise.all([block, other, otherBlock]);
    expect(fake.log).toEqual(['1: BEGIN', '1: in', '1: COMMIT', '1: other', '1: BEGIN', '1: in other', '1: COMMIT']);
  });

  test('NUA_CONNECTION_BUSY after lockTimeout names the holder', async () => {
    const { run } = await start({ lockTimeout: 1000 });
    const hold = gate();
    const block = atomic(() => hold.promise);
    await settled();
    const message = run('other').catch((e: Error) => e.message);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await message).toMatch(
      /^NUA_CONNECTION_BUSY: The connection of "default" is held by another context\. It is held for 1\.0 s by atomic\(\) at .*exclusive\.test\.ts:\d+:\d+/,
    );
    hold.open();
    await block;
    expect(await codeOf(run('later'))).toBe('resolved');
  });

  test('lockTimeout counts the wait for one transaction, not for a line of them', async () => {
    const { run } = await start({ lockTimeout: 1000 });
    const block = (): Promise<void> => atomic(() => new Promise((resolve) => setTimeout(resolve, 800)));
    const all = Promise.all([block(), block(), block(), run('last')]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await codeOf(all)).toBe('resolved');
  });

  test('keeps its connection for ever', async () => {
    const { fake, run } = await start();
    await run('a');
    await vi.advanceTimersByTimeAsync(10_000_000);
    expect(fake.connections[0]?.closed).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('keeps its connection when a rollback fails', async () => {
    const { fake, run } = await start();
    fake.fakes = { run: (sql) => (sql === 'ROLLBACK' ? Promise.reject(new Error('no transaction')) : undefined) };
    await codeOf(atomic(() => Promise.reject(new Error('own'))));
    await run('a');
    expect(fake.log.at(-1)).toBe('1: a');
  });
});

describe('a database with one writer', () => {
  const start = () => useFake({ features: { singleWriter: true } });

  test('reads on connections of their own while a transaction is open', async () => {
    const { fake, db } = await start();
    const read = (sql: string): Promise<unknown> => db.run(statement(sql), [], { write: false, context: null });
    const hold = gate();
    const block = atomic(async () => {
      await read('in');
      await hold.promise;
    });
    await settled();
    await read('other');
    const readOnly = atomic(() => read('in read-only'), { readOnly: true });
    await readOnly;
    hold.open();
    await block;
    expect(fake.log).toEqual(['1: BEGIN', '1: in', '2: other', '2: BEGIN READ ONLY', '2: in read-only', '2: COMMIT', '1: COMMIT']);
    expect(fake.connections.map((c) => c.write)).toEqual([true, false]);
  });

  test('writers wait in line', async () => {
    const { fake, run } = await start();
    const hold = gate();
    const block = atomic(() => hold.promise);
    await settled();
    const write = run('write');
    await settled();
    expect(fake.log).toEqual(['1: BEGIN']);
    hold.open();
    await Promise.all([block, write]);
    expect(fake.log).toEqual(['1: BEGIN', '1: COMMIT', '1: write']);
  });
});
