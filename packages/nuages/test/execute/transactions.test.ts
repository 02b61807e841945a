import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseError } from '../../src/errors/index.js';
import { transactionChannel } from '../../src/events/index.js';
import { atomic, database, onCommit, transaction } from '../../src/execute/index.js';
import type { FakeConnection } from './fake-backend.js';
import { codeOf, gate, settled, useFake } from './use-fake.js';

/** Fails what says so. */
const failing = (sql: string): void => {
  if (sql.startsWith('fail')) throw new DatabaseError('NUA_INTEGRITY_UNIQUE', 'It is there already.');
};
const start = (options: { run?: (sql: string, connection: FakeConnection) => unknown } = {}, settings = {}) =>
  useFake({ run: failing, ...options }, settings);

describe('a block', () => {
  test('is committed when its function returns, rolled back when it throws', async () => {
    const { fake, run } = await start();
    expect(await atomic(() => run('a').then(() => 'result'))).toBe('result');
    expect(await codeOf(atomic(() => run('b').then(() => Promise.reject(new Error('own')))))).toBe('own');
    expect(fake.log).toEqual(['1: BEGIN', '1: a', '1: COMMIT', '1: BEGIN', '1: b', '1: ROLLBACK']);
  });

  test('is rolled back when its function throws before it awaits', async () => {
    const { fake } = await start();
    expect(
      await codeOf(
        atomic(() => {
          throw new Error('at once');
        }),
      ),
    ).toBe('at once');
    expect(fake.log).toEqual(['1: BEGIN', '1: ROLLBACK']);
  });

  test('awaits inside what its function returns, a thenable too', async () => {
    const { fake, run } = await start();
    const lazy: PromiseLike<string> = {
      then: (...args) =>
        run('lazy')
          .then(() => 'rows')
          .then(...args),
    };
    expect(await atomic(() => lazy)).toBe('rows');
    expect(fake.log).toEqual(['1: BEGIN', '1: lazy', '1: COMMIT']);
  });

  test('nested is a savepoint: what fails in it is undone alone', async () => {
    const { fake, run } = await start();
    await atomic(async () => {
      await run('a');
      expect(await codeOf(atomic(() => run('fail')))).toBe('NUA_INTEGRITY_UNIQUE');
      await atomic(() => run('b'));
      await run('c');
    });
    expect(fake.log).toEqual([
      '1: BEGIN',
      '1: a',
      '1: SAVEPOINT nuages_1',
      '1: fail',
      '1: ROLLBACK TO SAVEPOINT nuages_1; RELEASE SAVEPOINT nuages_1',
      '1: SAVEPOINT nuages_2',
      '1: b',
      '1: RELEASE SAVEPOINT nuages_2',
      '1: c',
      '1: COMMIT',
    ]);
  });

  test('side by side, outermost blocks have connections of their own', async () => {
    const { fake, run } = await start();
    const [a, b] = await Promise.all([codeOf(atomic(() => run('a'))), codeOf(atomic(() => run('fail b')))]);
    expect([a, b]).toEqual(['resolved', 'NUA_INTEGRITY_UNIQUE']);
    expect(fake.log.filter((line) => line.startsWith('1'))).toEqual(['1: BEGIN', '1: a', '1: COMMIT']);
    expect(fake.log.filter((line) => line.startsWith('2'))).toEqual(['2: BEGIN', '2: fail b', '2: ROLLBACK']);
  });

  test('side by side, nested blocks of one parent follow each other', async () => {
    const { fake, run } = await start();
    await atomic(async () => {
      const results = await Promise.allSettled([
        atomic(async () => {
          await run('a1');
          await run('a2');
        }),
        atomic(() => run('fail')),
        atomic(() => run('c')),
      ]);
      expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });
    expect(fake.log.map((line) => line.slice(3))).toEqual([
      'BEGIN',
      'SAVEPOINT nuages_1',
      'a1',
      'a2',
      'RELEASE SAVEPOINT nuages_1',
      'SAVEPOINT nuages_2',
      'fail',
      'ROLLBACK TO SAVEPOINT nuages_2; RELEASE SAVEPOINT nuages_2',
      'SAVEPOINT nuages_3',
      'c',
      'RELEASE SAVEPOINT nuages_3',
      'COMMIT',
    ]);
  });

  test("a parent's own statement waits while a nested block is open, so that it survives the block's rollback", async () => {
    const { fake, run } = await start();
    await atomic(async () => {
      const hold = gate();
      const nested = codeOf(
        atomic(async () => {
          await run('nested');
          await hold.promise;
          await run('fail');
        }),
      );
      await settled();
      const own = run('own');
      await settled();
      hold.open();
      expect(await nested).toBe('NUA_INTEGRITY_UNIQUE');
      await own;
    });
    expect(fake.log.slice(-3)).toEqual(['1: ROLLBACK TO SAVEPOINT nuages_1; RELEASE SAVEPOINT nuages_1', '1: own', '1: COMMIT']);
  });

  test('statements of parallel branches go one at a time, in the order of submission', async () => {
    let busy = 0;
    const { fake, run } = await start({
      run: async () => {
        expect(++busy).toBe(1);
        await Promise.resolve();
        busy--;
      },
    });
    await atomic(() => Promise.all(['a', 'b', 'c'].map(run)));
    expect(fake.log).toEqual(['1: BEGIN', '1: a', '1: b', '1: c', '1: COMMIT']);
  });

  test('without savepoint, an error inside ends the whole transaction', async () => {
    const { fake, run } = await start();
    const outcome = codeOf(
      atomic(async () => {
        expect(await codeOf(atomic(() => run('fail'), { savepoint: false }))).toBe('NUA_INTEGRITY_UNIQUE');
        expect(await codeOf(run('more'))).toBe('NUA_TX_FAILED');
      }),
    );
    expect(await outcome).toBe('NUA_TX_FAILED');
    expect(fake.log).toEqual(['1: BEGIN', '1: fail', '1: ROLLBACK']);
  });

  test('in which a statement failed runs nothing more, and says so when it ends', async () => {
    const { fake, run } = await start();
    const codes: string[] = [];
    const outcome = atomic(async () => {
      codes.push(await codeOf(run('fail')), await codeOf(run('more')), await codeOf(atomic(() => run('nested'))));
    });
    await expect(outcome).rejects.toMatchObject({ code: 'NUA_TX_FAILED', cause: { code: 'NUA_INTEGRITY_UNIQUE' } });
    expect(codes).toEqual(['NUA_INTEGRITY_UNIQUE', 'NUA_TX_FAILED', 'NUA_TX_FAILED']);
    expect(fake.log).toEqual(['1: BEGIN', '1: fail', '1: ROLLBACK']);
  });

  test('setRollback(true) undoes it without an error', async () => {
    const { fake, run } = await start();
    const result = await atomic(async () => {
      transaction.setRollback(true);
      await run('a');
      return 5;
    });
    expect(result).toBe(5);
    expect(fake.log.at(-1)).toBe('1: ROLLBACK');
  });

  test('savepoint() nests, checkConstraints() checks', async () => {
    const { fake, run } = await start();
    await atomic(async () => {
      await transaction.savepoint(() => run('a'));
      await transaction.checkConstraints();
    });
    expect(fake.log.slice(1)).toEqual([
      '1: SAVEPOINT nuages_1',
      '1: a',
      '1: RELEASE SAVEPOINT nuages_1',
      '1: check constraints',
      '1: COMMIT',
    ]);
    for (const outside of [
      async () => transaction.setRollback(true),
      () => transaction.savepoint(() => 1),
      () => transaction.checkConstraints(),
    ])
      expect(await codeOf(outside())).toBe('NUA_TX_INVALID');
  });
});

describe('the end of a block', () => {
  test('waits for statements under way', async () => {
    const hold = gate();
    const { fake, run } = await start({ run: (sql) => (sql === 'slow' ? hold.promise : undefined) });
    let slow: Promise<string> | undefined;
    const done = atomic(() => {
      slow = codeOf(run('slow'));
    });
    await settled();
    expect(fake.log).toEqual(['1: BEGIN', '1: slow']);
    hold.open();
    await done;
    expect(await slow).toBe('resolved');
    expect(fake.log).toEqual(['1: BEGIN', '1: slow', '1: COMMIT']);
  });

  test('a slower branch can not write after the rollback', async () => {
    const { fake, run } = await start();
    const hold = gate();
    let slower: Promise<string> | undefined;
    const outcome = await codeOf(
      atomic(() =>
        Promise.all([
          run('fail'),
          (slower = codeOf(
            (async () => {
              await hold.promise;
              await run('late');
            })(),
          )),
        ]),
      ),
    );
    expect(outcome).toBe('NUA_INTEGRITY_UNIQUE');
    hold.open();
    expect(await slower).toBe('NUA_TX_CLOSED');
    expect(fake.log).toEqual(['1: BEGIN', '1: fail', '1: ROLLBACK']);
  });

  test('what was queued when the block is rolled back is not sent', async () => {
    const { fake, run } = await start();
    let queued: Promise<string> | undefined;
    await codeOf(
      atomic(() => {
        const failed = run('fail');
        queued = codeOf(run('queued'));
        return failed;
      }),
    );
    expect(['NUA_TX_FAILED', 'NUA_TX_CLOSED']).toContain(await queued);
    expect(fake.log).toEqual(['1: BEGIN', '1: fail', '1: ROLLBACK']);
  });

  test('a floating promise that outlives its transaction runs nothing, neither here nor elsewhere', async () => {
    const { fake, run } = await start();
    const hold = gate();
    let floating: Promise<string> | undefined;
    await atomic(async () => {
      await run('a');
      floating = hold.promise.then(() => codeOf(run('late')));
    });
    hold.open();
    expect(await floating).toBe('NUA_TX_CLOSED');
    expect(await codeOf(run('outside'))).toBe('resolved');
    expect(fake.log.slice(2)).toEqual(['1: COMMIT', '1: outside']);
  });

  test('NUA_TX_CLOSED names the block', async () => {
    const { run } = await start();
    let late: () => Promise<unknown> = async () => undefined;
    await atomic(async function block() {
      const { AsyncResource } = await import('node:async_hooks');
      late = AsyncResource.bind(() => run('late'));
    });
    await expect(late()).rejects.toThrow(/atomic\(\) at .*transactions\.test\.ts/);
  });

  test('a nested block that nobody awaited is undone as a whole', async () => {
    const { fake, run } = await start();
    const hold = gate();
    let floating: Promise<string> | undefined;
    await atomic(async () => {
      await run('a');
      floating = codeOf(
        atomic(async () => {
          await run('half');
          await hold.promise;
          await run('other half');
        }),
      );
      await settled();
    });
    hold.open();
    expect(await floating).toBe('NUA_TX_CLOSED');
    expect(fake.log.map((line) => line.slice(3))).toEqual([
      'BEGIN',
      'a',
      'SAVEPOINT nuages_1',
      'half',
      'ROLLBACK TO SAVEPOINT nuages_1; RELEASE SAVEPOINT nuages_1',
      'COMMIT',
    ]);
  });

  test('own statements that wait behind an abandoned nested block still run before the commit', async () => {
    const { fake, run } = await start();
    let floating: Promise<string> | undefined;
    await atomic(async () => {
      floating = codeOf(atomic(() => new Promise(() => undefined)));
      await settled();
      void run('own');
      void codeOf(atomic(() => run('second nested')));
    });
    expect(fake.log.map((line) => line.slice(3))).toEqual([
      'BEGIN',
      'SAVEPOINT nuages_1',
      'ROLLBACK TO SAVEPOINT nuages_1; RELEASE SAVEPOINT nuages_1',
      'own',
      'COMMIT',
    ]);
    expect(floating).toBeDefined();
  });

  test('a refused commit rejects with its error and leaves a clean connection', async () => {
    const { fake, run } = await start({
      run: (sql) => {
        if (sql === 'COMMIT') throw new DatabaseError('NUA_INTEGRITY_FOREIGN_KEY', 'It points at nothing.');
      },
    });
    expect(await codeOf(atomic(() => run('a')))).toBe('NUA_INTEGRITY_FOREIGN_KEY');
    expect(fake.log).toEqual(['1: BEGIN', '1: a', '1: COMMIT', '1: ROLLBACK']);
    expect(await codeOf(run('b'))).toBe('resolved');
  });

  test('a connection lost inside gives the first error and is thrown away', async () => {
    const { fake, run } = await start({
      run: (sql, connection) => {
        if (sql === 'lose') connection.usable = false;
        if (!connection.usable) throw new DatabaseError('NUA_CONNECTION_LOST', `Lost at ${sql}.`);
      },
    });
    await expect(atomic(() => run('lose'))).rejects.toThrow('Lost at lose');
    await run('a');
    expect(fake.log).toEqual(['1: BEGIN', '1: lose', '1: ROLLBACK', '1: close', '2: a']);
  });

  test('a rollback that fails hides nothing, and its connection is thrown away', async () => {
    const { fake, run } = await start({
      run: (sql) => {
        if (sql === 'ROLLBACK') throw new DatabaseError('NUA_DATABASE_ERROR', 'No.');
      },
    });
    expect(await codeOf(atomic(() => Promise.reject(new Error('own'))))).toBe('own');
    expect(fake.connections[0]?.closed).toBe(true);
    expect(await codeOf(run('a'))).toBe('resolved');
  });
});

describe('NUA_TX_BLOCKED', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('ends the wait of a statement that its nested block waits for, and names both', async () => {
    const { fake, run } = await start();
    const message = atomic(async () => {
      const hold = gate();
      const nested = atomic(() => hold.promise);
      await run('own').finally(hold.open);
      await nested;
    }).catch((e: Error) => e.message);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await message).toMatch(
      /^NUA_TX_BLOCKED: A statement at .*transactions\.test\.ts:\d+:\d+ waits for the nested block atomic\(\) at .*transactions\.test\.ts:\d+:\d+,/,
    );
    expect(fake.log.at(-1)).toBe('1: ROLLBACK');
  });

  test('a nested block that works is waited for, however long', async () => {
    const { fake, run } = await start({ run: (sql) => (sql === 'step' ? new Promise((resolve) => setTimeout(resolve, 1500)) : undefined) });
    const done = atomic(async () => {
      const nested = atomic(async () => {
        for (let i = 0; i < 5; i++) {
          await run('step');
          await new Promise((resolve) => setTimeout(resolve, 500));
        }
      });
      await Promise.all([nested, run('own')]);
    });
    await vi.advanceTimersByTimeAsync(20_000);
    await done;
    expect(fake.log.slice(-2)).toEqual(['1: own', '1: COMMIT']);
  });

  test('two nested blocks of which the open one waits for the queued one', async () => {
    const { run } = await start();
    const outcome = codeOf(
      atomic(async () => {
        const hold = gate();
        const first = atomic(() => hold.promise);
        await atomic(() => run('second')).finally(hold.open);
        await first;
      }),
    );
    await vi.advanceTimersByTimeAsync(2000);
    expect(await outcome).toBe('NUA_TX_BLOCKED');
  });
});

describe('options', () => {
  test('a durable block must be the outermost', async () => {
    await start();
    expect(await codeOf(atomic(() => atomic(() => 1, { durable: true })))).toBe('NUA_TX_INVALID');
    expect(await atomic(() => 1, { durable: true })).toBe(1);
  });

  test('those of a transaction are refused in a nested block', async () => {
    await start();
    for (const options of [{ isolation: 'serializable' }, { readOnly: true }, { deferrable: true }, { retry: 1 }] as const)
      expect(await codeOf(atomic(() => atomic(() => 1, options)))).toBe('NUA_TX_INVALID');
  });

  test('what the database can not do is refused', async () => {
    await useFake({ features: { isolationLevels: false, readOnlyTransactions: false } });
    expect(await codeOf(atomic(() => 1, { isolation: 'serializable' }))).toBe('NUA_BACKEND_UNSUPPORTED');
    expect(await codeOf(atomic(() => 1, { readOnly: true }))).toBe('NUA_BACKEND_UNSUPPORTED');
  });

  test('retry repeats a block that lost, and nothing else', async () => {
    const lost = new DatabaseError('NUA_SERIALIZATION', 'Again.');
    let attempts = 0;
    const { fake, run } = await start({
      run: (sql) => {
        if (sql === 'COMMIT' && ++attempts < 3) throw lost;
      },
    });
    expect(await atomic(() => run('a').then(() => attempts), { retry: 2 })).toBe(2);
    expect(fake.log.filter((line) => line.endsWith('BEGIN'))).toHaveLength(3);
    attempts = 0;
    expect(await codeOf(atomic(() => run('a'), { retry: 1 }))).toBe('NUA_SERIALIZATION');
    expect(await codeOf(atomic(() => Promise.reject(new Error('own')), { retry: 5 }))).toBe('own');
  });

  test('retry looks through an error made from that of the database', async () => {
    let attempts = 0;
    const { run } = await start({
      run: (sql) => {
        if (sql === 'a' && ++attempts < 2) throw new DatabaseError('NUA_DEADLOCK', 'Again.');
      },
    });
    const work = (): Promise<unknown> => run('a').catch((cause: unknown) => Promise.reject(new Error('wrapped', { cause })));
    expect(await codeOf(atomic(work, { retry: 1 }))).toBe('resolved');
  });

  test('an unknown alias lists those that exist', async () => {
    await start();
    await expect(atomic(() => 1, { using: 'defualt' })).rejects.toThrow(/NUA_DATABASE_UNKNOWN.*Did you mean "default"/);
    expect(() => database('other')).toThrow('NUA_DATABASE_UNKNOWN');
  });
});

describe('onCommit', () => {
  test('runs after the outermost commit, in the outer context, and is awaited', async () => {
    const { fake, run } = await start();
    const seen: string[] = [];
    await atomic(async () => {
      onCommit(async () => {
        await run('after');
        seen.push(fake.log.join(' '));
      });
      await atomic(() => onCommit(() => void seen.push('second')));
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual(['1: BEGIN 1: SAVEPOINT nuages_1 1: RELEASE SAVEPOINT nuages_1 1: COMMIT 1: after', 'second']);
  });

  test('is dropped with the block that it was asked for in', async () => {
    await start();
    const seen: string[] = [];
    await atomic(async () => {
      onCommit(() => void seen.push('outer'));
      await codeOf(
        atomic(async () => {
          onCommit(() => void seen.push('inner'));
          await atomic(() => onCommit(() => void seen.push('innermost')));
          throw new Error('own');
        }),
      );
    });
    await codeOf(
      atomic(() => {
        onCommit(() => void seen.push('never'));
        throw new Error('own');
      }),
    );
    expect(seen).toEqual(['outer']);
  });

  test('outside a transaction runs at once', async () => {
    await start();
    const seen: string[] = [];
    onCommit(() => void seen.push('now'));
    expect(seen).toEqual(['now']);
  });

  test('an error stops the others; of a robust one the process warns', async () => {
    await start();
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const seen: string[] = [];
    const outcome = await codeOf(
      atomic(() => {
        onCommit(() => Promise.reject(new Error('robust')), { robust: true });
        onCommit(() => void seen.push('runs'));
        onCommit(() => Promise.reject(new Error('stops')));
        onCommit(() => void seen.push('never'));
      }),
    );
    expect(outcome).toBe('stops');
    expect(seen).toEqual(['runs']);
    expect(warn.mock.calls).toEqual([[expect.objectContaining({ message: 'robust' })]]);
    warn.mockRestore();
  });

  test('a retried block runs those of its last attempt', async () => {
    let attempts = 0;
    await start({
      run: (sql) => {
        if (sql === 'COMMIT' && ++attempts < 2) throw new DatabaseError('NUA_SERIALIZATION', 'Again.');
      },
    });
    const seen: number[] = [];
    await atomic(() => onCommit(() => void seen.push(attempts)), { retry: 1 });
    expect(seen).toEqual([2]);
  });
});

test('nuages:transaction tells begin and end of transactions and savepoints', async () => {
  const { run } = await start();
  const seen: unknown[] = [];
  const listen = (event: unknown): void => void seen.push(event);
  transactionChannel.subscribe(listen);
  await atomic(async () => {
    await atomic(() => run('a'));
    await codeOf(atomic(() => run('fail')));
  });
  transactionChannel.unsubscribe(listen);
  expect(seen.map((e) => `${(e as { depth: number }).depth} ${(e as { outcome: string }).outcome}`)).toEqual([
    '1 begin',
    '2 begin',
    '2 commit',
    '2 begin',
    '2 rollback',
    '1 commit',
  ]);
});
