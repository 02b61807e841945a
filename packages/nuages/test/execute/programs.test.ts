import { expect, test } from 'vitest';
import { DatabaseError, IntegrityError } from '../../src/errors/index.js';
import { atomic, captureQueries, database, onCommit, transaction } from '../../src/execute/index.js';
import { insert, names, onRealBackends, statement, write } from './real-backends.js';
import { codeOf, gate } from './use-fake.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

onRealBackends('programs', (real) => {
  const { kind } = real;
  test('sibling blocks under Promise.all, one of which fails: nested', async () => {
    await atomic(async () => {
      const results = await Promise.allSettled([
        atomic(() => insert('a')),
        atomic(async () => {
          await insert('b');
          await insert('a');
        }),
        atomic(() => insert('c')),
      ]);
      expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });
    expect(await names()).toBe('a c');
  });

  test('sibling blocks under Promise.all, one of which fails: outermost', async () => {
    const fails = atomic(async () => {
      await insert('b1');
      await insert('b1');
    });
    const results = await Promise.allSettled([atomic(() => insert('a')), fails, atomic(() => insert('c'))]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toBe('a c');
  });

  test("a parent's insert while a nested block is open and fails", async () => {
    await atomic(async () => {
      const hold = gate();
      const nested = codeOf(
        atomic(async () => {
          await insert('nested');
          await hold.promise;
          await insert('nested');
        }),
      );
      await pause(5);
      const own = insert('own');
      hold.open();
      expect(await nested).toBe('NUA_INTEGRITY_UNIQUE');
      await own;
    });
    expect(await names()).toBe('own');
  });

  test('a slower branch that inserts after its transaction was rolled back', async () => {
    let slower: Promise<string> | undefined;
    const outcome = codeOf(
      atomic(() => {
        slower = codeOf(pause(30).then(() => insert('late')));
        return Promise.all([insert('a').then(() => insert('a')), slower]);
      }),
    );
    expect(await outcome).toBe('NUA_INTEGRITY_UNIQUE');
    expect(await slower).toBe('NUA_TX_CLOSED');
    expect(await names()).toBe('');
  });

  test('a floating promise that outlives its transaction', async () => {
    let floating: Promise<string> | undefined;
    await atomic(async () => {
      await insert('a');
      floating = codeOf(pause(20).then(() => insert('late')));
    });
    expect(await floating).toBe('NUA_TX_CLOSED');
    expect(await names()).toBe('a');
  });

  test('a callback that returns a thenable', async () => {
    const lazy: PromiseLike<unknown> = { then: (...args) => insert('lazy').then(...args) };
    await codeOf(atomic(() => atomic(() => lazy).then(() => Promise.reject(new Error('own')))));
    expect(await names()).toBe('');
    await atomic(() => lazy);
    expect(await names()).toBe('lazy');
  });

  test('two contexts: what one has not committed the other does not see', async () => {
    const hold = gate();
    const block = atomic(async () => {
      await insert('a');
      await hold.promise;
    });
    await pause(5);
    const other = names();
    setTimeout(hold.open, 20);
    await block;
    expect(await other).toBe(kind === 'pglite' || kind === 'sqlite in memory' ? 'a' : '');
    await Promise.all([atomic(() => insert('b')), insert('c'), atomic(() => insert('d'))]);
    expect(await names()).toBe('a b c d');
  });

  test('a block in which a statement failed', async () => {
    const codes: string[] = [];
    const outcome = codeOf(
      atomic(async () => {
        await insert('a');
        codes.push(await codeOf(insert('a')), await codeOf(insert('b')), await codeOf(names()));
      }),
    );
    expect(await outcome).toBe('NUA_TX_FAILED');
    expect(codes).toEqual(['NUA_INTEGRITY_UNIQUE', 'NUA_TX_FAILED', 'NUA_TX_FAILED']);
    expect(await names()).toBe('');
  });

  test('a statement that does not parse', async () => {
    expect(await codeOf(atomic(() => write('INSERT nonsense')))).toBe('NUA_SQL_INVALID');
    const codes: string[] = [];
    await codeOf(
      atomic(async () => {
        codes.push(await codeOf(atomic(() => write('INSERT nonsense'))), await codeOf(insert('undone')));
        codes.push(await codeOf(write('INSERT nonsense')), await codeOf(insert('never')));
      }),
    );
    expect(codes).toEqual(['NUA_SQL_INVALID', 'resolved', 'NUA_SQL_INVALID', 'NUA_TX_FAILED']);
    await insert('a');
    expect(await names()).toBe('a');
  });

  test('a deferred constraint fails the commit, and the connection is clean', async () => {
    const error = await atomic(async () => {
      await insert('a');
      await write("INSERT INTO child VALUES ('nobody')");
    }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(IntegrityError);
    expect(error).toMatchObject({ code: 'NUA_INTEGRITY_FOREIGN_KEY' });
    await atomic(() => insert('b'));
    expect(await names()).toBe('b');
  });

  test('checkConstraints() finds it before', async () => {
    const codes: string[] = [];
    await codeOf(
      atomic(async () => {
        await write("INSERT INTO child VALUES ('later')");
        codes.push(await codeOf(atomic(() => transaction.checkConstraints())));
        await insert('later');
        codes.push(await codeOf(transaction.checkConstraints()));
      }),
    );
    expect(codes).toEqual(['NUA_INTEGRITY_FOREIGN_KEY', 'resolved']);
    expect(await names()).toBe('later');
    await write('DELETE FROM child');
  });

  test('setRollback(true), and onCommit that runs queries', async () => {
    await atomic(async () => {
      await insert('a');
      transaction.setRollback(true);
    });
    expect(await names()).toBe('');
    let seen = '';
    await atomic(async () => {
      await insert('b');
      onCommit(async () => (seen = await names()));
    });
    expect(seen).toBe('b');
  });

  test('a loop over an iterator that writes', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await insert(name);
    const loop = async (prefix: string): Promise<void> => {
      for await (const chunk of database().iterate(statement('SELECT name FROM tag ORDER BY name'), [], {
        chunkSize: 2,
        context: () => null,
      }))
        for (const [name] of chunk) await insert(`${prefix}${String(name)}`);
    };
    await loop('x');
    expect(await names()).toBe('a b c d e xa xb xc xd xe');
    await atomic(() => loop('y'));
    expect((await names()).split(' ')).toHaveLength(20);
    await codeOf(atomic(() => loop('z').then(() => Promise.reject(new Error('own')))));
    expect((await names()).split(' ')).toHaveLength(20);
  });

  test('an iterator with parameters, left early, beside others', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await insert(name);
    const sql = kind.startsWith('sqlite')
      ? 'SELECT name FROM tag WHERE name > ? ORDER BY name'
      : 'SELECT name FROM tag WHERE name > $1 ORDER BY name';
    const read = (): AsyncGenerator<unknown[][]> => database().iterate(statement(sql), ['a'], { chunkSize: 2, context: () => null });
    for await (const chunk of read()) {
      expect(chunk.flat()).toEqual(['b', 'c']);
      for await (const inner of read()) {
        expect(inner.flat()).toEqual(['b', 'c']);
        break;
      }
      break;
    }
    const chunks: unknown[][] = [];
    await atomic(async () => {
      for await (const chunk of read()) chunks.push(chunk.flat());
    });
    expect(chunks).toEqual([
      ['b', 'c'],
      ['d', 'e'],
    ]);
  });

  test('every statement is captured, also those of scripts, iterators and blocks', async () => {
    const { queries } = await captureQueries(async () => {
      await insert('a');
      await codeOf(insert('a'));
      await atomic(() => names());
      for await (const _ of database().iterate(statement('SELECT name FROM tag'), [], { chunkSize: 10, context: () => null }));
    });
    expect(queries.map(({ sql, rows, error }) => [sql.split(' ')[0], rows, error instanceof DatabaseError])).toEqual([
      ['INSERT', 1, false],
      ['INSERT', 0, true],
      ['SELECT', 1, false],
      ['SELECT', 1, false],
    ]);
  });

  test('errors say the statement and where it was awaited', async () => {
    async function place(): Promise<void> {
      await insert('a');
      await insert('a');
    }
    const error = (await place().catch((e: unknown) => e)) as DatabaseError;
    expect(error.query).toContain('INSERT INTO tag');
    expect(error.stack).toMatch(/at (async )?place \(.*programs\.test\.ts/);
  });

  test('a wrong setting is refused, the database stays usable after reconnecting', async () => {
    if (kind !== 'postgres' && kind !== 'sqlite') return;
    await insert('a');
    await real.reconnect({ pool: { max: 3 } });
    expect(await names()).toBe('a');
    await real.reconnect();
    expect(await names()).toBe('a');
  });
});
