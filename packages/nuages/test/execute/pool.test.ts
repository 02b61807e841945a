import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acquireChannel } from '../../src/events/index.js';
import { atomic } from '../../src/execute/index.js';
import { codeOf, gate, settled, useFake } from './use-fake.js';

describe('pool', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('opens nothing before the first statement, then goes on with one connection', async () => {
    const { fake, run } = await useFake();
    expect(fake.connections).toHaveLength(0);
    await run('a');
    await run('b');
    expect(fake.log).toEqual(['1: a', '1: b']);
    expect(fake.connections[0]?.referenced).toBe(false);
  });

  test('opens as many as are needed, at most max, and serves in the order of coming', async () => {
    const gates = new Map(['a', 'b', 'c', 'd'].map((sql) => [sql, gate()]));
    const { fake, run } = await useFake({ run: (sql) => gates.get(sql)?.promise }, { pool: { max: 2 } });
    const done: string[] = [];
    const all = [...gates.keys()].map((sql) => run(sql).then(() => done.push(sql)));
    await settled();
    expect(fake.log).toEqual(['1: a', '2: b']);
    gates.get('b')!.open();
    await settled();
    expect(fake.log).toEqual(['1: a', '2: b', '2: c']);
    for (const each of gates.values()) each.open();
    await Promise.all(all);
    expect(done).toEqual(['b', 'a', 'c', 'd']);
    expect(fake.connections).toHaveLength(2);
  });

  test('NUA_POOL_TIMEOUT says how many are in use and who holds one longest', async () => {
    const hold = gate();
    const { run } = await useFake({}, { pool: { max: 1, acquireTimeout: 3000 } });
    const holding = atomic(() => hold.promise);
    await settled();
    const waiting = run('a').catch((e: Error) => e.message);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await waiting).toMatch(
      /^NUA_POOL_TIMEOUT: .* within 3000 ms: 1 of 1 are in use, 1 wait\. It is held for 3\.0 s by atomic\(\) at .*pool\.test\.ts:\d+:\d+\./,
    );
    hold.open();
    await holding;
    await run('b');
  });

  test('names the statement that holds a connection, without values', async () => {
    const hold = gate();
    const { run } = await useFake({ run: (sql) => (sql === 'slow' ? hold.promise : undefined) }, { pool: { max: 1 } });
    const slow = run('slow');
    await settled();
    const waiting = run('a').catch((e: Error) => e.message);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await waiting).toContain('It is held by the statement slow.');
    hold.open();
    await slow;
  });

  test('the failure of a connect reaches who waits, and the next one tries again', async () => {
    const { run } = await useFake({
      connect: (number) => {
        if (number < 3) throw new Error(`refused ${number}`);
      },
    });
    const results = await Promise.all([codeOf(run('a')), codeOf(run('b'))]);
    expect(results).toEqual(['refused 1', 'refused 2']);
    expect(await codeOf(run('c'))).toBe('resolved');
  });

  test('a broken connection is thrown away', async () => {
    const { fake, run } = await useFake({
      run: (sql, connection) => {
        if (sql === 'break') connection.usable = false;
      },
    });
    await run('break');
    await run('a');
    expect(fake.log).toEqual(['1: break', '1: close', '2: a']);
    fake.connections[1]!.usable = false; // while idle
    await run('b');
    expect(fake.log.slice(3)).toEqual(['2: close', '3: b']);
  });

  test('idle connections are closed after idleTimeout, min of them stay', async () => {
    const { fake, run } = await useFake({}, { pool: { min: 1, max: 5, idleTimeout: 60 } });
    await Promise.all([run('a'), run('b'), run('c')]);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(fake.connections.filter((c) => !c.closed)).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.connections.filter((c) => !c.closed)).toHaveLength(1);
  });

  test('a connection is replaced after maxLifetime, one in use when it comes back', async () => {
    const hold = gate();
    const { fake, run } = await useFake(
      { run: (sql) => (sql === 'slow' ? hold.promise : undefined) },
      { pool: { maxLifetime: 100, idleTimeout: 10_000 } },
    );
    const slow = run('slow');
    await vi.advanceTimersByTimeAsync(200_000);
    expect(fake.connections[0]?.closed).toBe(false);
    hold.open();
    await slow;
    expect(fake.connections[0]?.closed).toBe(true);
    await run('a');
    expect(fake.log.at(-1)).toBe('2: a');
  });

  test('min connections are opened at once', async () => {
    const { fake, run } = await useFake({}, { pool: { min: 3 } });
    await run('a');
    await settled();
    expect(fake.connections).toHaveLength(3);
  });

  test('an aborted wait leaves the line', async () => {
    const hold = gate();
    const { fake, db, run } = await useFake({ run: (sql) => (sql === 'slow' ? hold.promise : undefined) }, { pool: { max: 1 } });
    const slow = run('slow');
    await settled();
    const controller = new AbortController();
    const waiting = codeOf(
      db.run({ sql: 'a', name: null, columns: null, make: () => null }, [], { write: false, context: null, signal: controller.signal }),
    );
    controller.abort(new Error('given up'));
    expect(await waiting).toBe('given up');
    hold.open();
    await slow;
    await run('b');
    expect(fake.log).toEqual(['1: slow', '1: b']);
  });

  test('onConnect statements run on each new connection', async () => {
    const { fake, run } = await useFake({}, { onConnect: ['SET a = 1', 'SET b = 2'] });
    await run('a');
    expect(fake.log).toEqual(['1: SET a = 1', '1: SET b = 2', '1: a']);
  });

  test('an onConnect statement that fails closes the connection and fails who waits', async () => {
    const { fake, run } = await useFake(
      { run: (sql) => (sql === 'SET a = 1' ? Promise.reject(new Error('no a')) : undefined) },
      { onConnect: ['SET a = 1'] },
    );
    expect(await codeOf(run('a'))).toBe('no a');
    expect(fake.connections[0]?.closed).toBe(true);
  });

  test('close() waits for what is in use, refuses who waits, and later use is NUA_CONNECTION_CLOSED', async () => {
    const hold = gate();
    const { fake, db, run } = await useFake({ run: (sql) => (sql === 'slow' ? hold.promise : undefined) }, { pool: { max: 1 } });
    const slow = run('slow');
    await settled();
    const waiting = codeOf(run('a'));
    const closing = db.close();
    expect(await waiting).toBe('NUA_CONNECTION_CLOSED');
    expect(fake.connections[0]?.closed).toBe(false);
    hold.open();
    expect(await codeOf(slow)).toBe('resolved');
    await closing;
    expect(fake.connections[0]?.closed).toBe(true);
    expect(await codeOf(run('b'))).toBe('NUA_CONNECTION_CLOSED');
  });

  test('close() does not wait for ever', async () => {
    const { fake, db, run } = await useFake({ run: () => new Promise(() => undefined) });
    void run('stuck');
    await settled();
    const closing = db.close();
    await vi.advanceTimersByTimeAsync(5000);
    await closing;
    expect(fake.connections[0]?.closed).toBe(true);
  });

  test('nuages:pool:acquire says how long a caller waited', async () => {
    const { run } = await useFake();
    const seen: unknown[] = [];
    const listen = (event: unknown): void => void seen.push(event);
    acquireChannel.subscribe(listen);
    await run('a');
    await run('b');
    acquireChannel.unsubscribe(listen);
    expect(seen).toEqual([
      { alias: 'default', waitedMs: expect.any(Number) },
      { alias: 'default', waitedMs: 0 },
    ]);
  });
});
