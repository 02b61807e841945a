import { expect, it } from 'vitest';
import { dialect } from '../../../src/backends/sqlite/dialect/dialect.js';
import { connect, statement, onEachPackage } from './open.js';

onEachPackage('explaining', (driver) => {
  async function explain(sql: string) {
    const connection = await connect(driver);
    await connection.script(
      'CREATE TABLE post (id integer PRIMARY KEY, author_id integer, title text); CREATE INDEX post_author ON post (author_id)',
    );
    const make = (_: unknown, id: unknown, parent: unknown, notused: unknown, detail: unknown) => ({ id, parent, notused, detail });
    const { rows } = await connection.run({ ...statement(dialect.explain(sql, {})), make }, [], undefined);
    await connection.close();
    return dialect.plan(rows, {});
  }

  it('gives a text and a tree', async () => {
    const plan = await explain('SELECT * FROM post p WHERE author_id = 1 AND id IN (SELECT id FROM post WHERE id = 5) ORDER BY title');
    expect(plan.text).toMatch(/^QUERY PLAN\n\|--.*\n/);
    expect(plan.tree.type).toBe('QUERY PLAN');
    expect(plan.tree.children.at(-1)).toEqual({ type: 'USE TEMP B-TREE FOR ORDER BY', children: [] });
  });

  it('names the table and the index', async () => {
    expect((await explain('SELECT * FROM post WHERE author_id = 1')).tree.children).toEqual([
      { type: 'SEARCH', table: 'post', index: 'post_author', children: [] },
    ]);
    expect((await explain('SELECT * FROM post p')).tree.children).toEqual([{ type: 'SCAN', table: 'p', children: [] }]);
    expect((await explain('SELECT * FROM post WHERE id = 1')).tree.children).toEqual([
      { type: 'SEARCH', table: 'post', index: 'INTEGER PRIMARY KEY', children: [] },
    ]);
    expect((await explain('SELECT author_id FROM post ORDER BY 1')).tree.children).toEqual([
      { type: 'SCAN', table: 'post', index: 'post_author', children: [] },
    ]);
  });

  it('can not run the query', () => {
    expect(() => dialect.explain('SELECT 1', { analyze: true })).toThrow(
      /^NUA_BACKEND_UNSUPPORTED: sqlite explains a query without running it/,
    );
  });
});

it('a plan shows what belongs to what', () => {
  const steps: [number, number, string][] = [
    [1, 0, 'COMPOUND QUERY'],
    [2, 1, 'LEFT-MOST SUBQUERY'],
    [5, 2, 'SCAN CONSTANT ROW'],
    [18, 1, 'UNION USING TEMP B-TREE'],
    [21, 18, 'SCAN post USING COVERING INDEX post_author'],
    [40, 0, 'USE TEMP B-TREE FOR ORDER BY'],
  ];
  const { text, tree } = dialect.plan(
    steps.map(([id, parent, detail]) => ({ id, parent, notused: 0, detail })),
    {},
  );
  expect(text.split('\n')).toEqual([
    'QUERY PLAN',
    '|--COMPOUND QUERY',
    '|  |--LEFT-MOST SUBQUERY',
    '|  |  `--SCAN CONSTANT ROW',
    '|  `--UNION USING TEMP B-TREE',
    '|     `--SCAN post USING COVERING INDEX post_author',
    '`--USE TEMP B-TREE FOR ORDER BY',
  ]);
  expect(tree.children[0]?.children[1]?.children).toEqual([{ type: 'SCAN', table: 'post', index: 'post_author', children: [] }]);
});
