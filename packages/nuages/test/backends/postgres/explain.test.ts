import { beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, describeOn } from '../../../../../test/servers.js';
import { dialect } from '../../../src/backends/postgres/dialect/dialect.js';
import { readJsonPlan } from '../../../src/backends/postgres/dialect/explain/json-plan.js';
import { readTextPlan } from '../../../src/backends/postgres/dialect/explain/text-plan.js';
import { postgresBackend } from '../../../src/backends/postgres/index.js';
import type { DriverConnection, ExplainOptions, Plan, PlanNode } from '../../../src/contract/index.js';
import { openDriver, rowsOf } from './connect.js';

describe('the tree behind the text', () => {
  test('joins, sorts, limits', () => {
    const tree = readTextPlan(
      `Limit  (cost=0.57..9.34 rows=20 width=180) (actual time=0.030..0.124 rows=20 loops=1)
  Buffers: shared hit=83
  ->  Nested Loop Left Join  (cost=0.57..43844.27 rows=100000 width=180) (actual time=0.029..0.119 rows=20 loops=1)
        ->  Index Scan Backward using post_created_at_idx on public.post t0  (cost=0.29..9087.29 rows=100000 width=120) (actual time=0.010..0.020 rows=20 loops=1)
              Index Cond: (created_at < '2024-01-01 00:00:00+00'::timestamp with time zone)
        ->  Index Scan using "Odd Index" on "Us er" u  (cost=0.29..0.35 rows=1 width=60) (actual time=0.004..0.005 rows=1 loops=20)
              Index Cond: (id = t0.author_id)
Planning Time: 0.312 ms
Execution Time: 0.154 ms`.split('\n'),
    );
    expect(tree).toEqual({
      type: 'Limit',
      rows: 20,
      ms: 0.124,
      children: [
        {
          type: 'Nested Loop Left Join',
          rows: 20,
          ms: 0.119,
          children: [
            { type: 'Index Scan Backward', table: 'post', index: 'post_created_at_idx', rows: 20, ms: 0.02, children: [] },
            { type: 'Index Scan', table: 'Us er', index: 'Odd Index', rows: 20, ms: 0.1, children: [] },
          ],
        },
      ],
    });
  });

  test('subplans, bitmaps, what never ran, and parts without times', () => {
    const tree = readTextPlan(
      `Update on post  (cost=4.45..33.16 rows=0 width=0) (actual rows=0 loops=1)
  InitPlan 1 (returns $0)
    ->  Aggregate  (cost=1.11..1.12 rows=1 width=8) (never executed)
          ->  Function Scan on generate_series g  (cost=0.00..1.00 rows=100 width=0) (never executed)
  ->  Bitmap Heap Scan on post  (cost=4.33..33.04 rows=9 width=10) (actual rows=4.00 loops=1)
        Recheck Cond: (author_id = $0)
        ->  Bitmap Index Scan on post_author_idx  (cost=0.00..4.33 rows=9 width=0) (actual rows=4.00 loops=1)`.split('\n'),
    );
    expect(tree).toEqual({
      type: 'Update',
      table: 'post',
      rows: 0,
      children: [
        { type: 'Aggregate', rows: 1, children: [{ type: 'Function Scan', table: 'generate_series', rows: 100, children: [] }] },
        {
          type: 'Bitmap Heap Scan',
          table: 'post',
          rows: 4,
          children: [{ type: 'Bitmap Index Scan', index: 'post_author_idx', rows: 4, children: [] }],
        },
      ],
    });
  });

  test('a subplan belongs to the node around it, not to the one in front', () => {
    const tree = readTextPlan(
      `Hash Join  (cost=1.04..2.12 rows=3 width=12)
  Hash Cond: (p.author_id = a.id)
  ->  Seq Scan on post p  (cost=0.00..1.03 rows=3 width=8)
        Filter: (title > ''::text)
  ->  Hash  (cost=1.02..1.02 rows=2 width=8)
        ->  Seq Scan on author a  (cost=0.00..1.02 rows=2 width=8)
  SubPlan 1
    ->  Limit  (cost=1.05..1.05 rows=1 width=4)
          ->  Seq Scan on comment c  (cost=0.00..1.04 rows=1 width=4)`.split('\n'),
    );
    const shape = ({ type, children }: PlanNode): unknown => [type, ...children.map(shape)];
    expect(shape(tree)).toEqual(['Hash Join', ['Seq Scan'], ['Hash', ['Seq Scan']], ['Limit', ['Seq Scan']]]);
  });

  test('a document names its nodes as the text does', () => {
    const named = (plan: object) => readJsonPlan([{ Plan: { 'Plan Rows': 1, ...plan } }]).type;
    expect(
      [
        { 'Node Type': 'Aggregate', Strategy: 'Plain', 'Partial Mode': 'Simple' },
        { 'Node Type': 'Aggregate', Strategy: 'Hashed', 'Partial Mode': 'Simple' },
        { 'Node Type': 'Aggregate', Strategy: 'Sorted', 'Partial Mode': 'Finalize' },
        { 'Node Type': 'Hash Join', 'Join Type': 'Inner' },
        { 'Node Type': 'Hash Join', 'Join Type': 'Left' },
        { 'Node Type': 'Nested Loop', 'Join Type': 'Inner' },
        { 'Node Type': 'Nested Loop', 'Join Type': 'Semi' },
        { 'Node Type': 'Index Scan', 'Scan Direction': 'Backward' },
        { 'Node Type': 'Index Scan', 'Scan Direction': 'Forward' },
        { 'Node Type': 'Seq Scan', 'Parallel Aware': true },
        { 'Node Type': 'SetOp', Strategy: 'Hashed', Command: 'Except' },
        { 'Node Type': 'ModifyTable', Operation: 'Update' },
      ].map(named),
    ).toEqual([
      'Aggregate',
      'HashAggregate',
      'Finalize GroupAggregate',
      'Hash Join',
      'Hash Left Join',
      'Nested Loop',
      'Nested Loop Semi Join',
      'Index Scan Backward',
      'Index Scan',
      'Parallel Seq Scan',
      'HashSetOp Except',
      'Update',
    ]);
  });

  test('text that is no plan', () => {
    expect(readTextPlan(['something else'])).toEqual({ type: '', children: [] });
  });
});

describeOn('postgres', 'EXPLAIN', () => {
  let connection: DriverConnection;
  beforeAll(async () => {
    const database = await createTestDatabase('explain');
    connection = await (await openDriver(postgresBackend, database.url)).connect({ write: true });
    await connection.script(`CREATE TABLE author (id int PRIMARY KEY, name text); CREATE TABLE post (id int PRIMARY KEY, author_id int REFERENCES author);
      INSERT INTO author SELECT i, 'a' || i FROM generate_series(1, 2000) i; INSERT INTO post SELECT i, i FROM generate_series(1, 2000) i; ANALYZE`);
    return async () => {
      await connection.close();
      await database.drop();
    };
  });
  const sql = 'SELECT * FROM post p JOIN author a ON a.id = p.author_id WHERE p.id = $1';
  const plan = async (options: ExplainOptions): Promise<Plan> =>
    dialect.plan((await rowsOf(connection, dialect.explain(sql, options), null, [7])) as never, options);
  const shape = ({ type, table, index, rows, children }: PlanNode): unknown => [type, table, index, rows, ...children.map(shape)];
  const expected = [
    'Nested Loop',
    undefined,
    undefined,
    1,
    ['Index Scan', 'post', 'post_pkey', 1],
    ['Index Scan', 'author', 'author_pkey', 1],
  ];

  test('the text is what psql prints, the tree is typed', async () => {
    const { text, tree } = await plan({});
    expect(text).toMatch(/^Nested Loop {2}\(cost=.*\n {2}-> {2}Index Scan using post_pkey on post p/);
    expect(shape(tree)).toEqual(expected);
    expect(tree.ms).toBeUndefined();
  });

  test('analyze, verbose, buffers', async () => {
    const { text, tree } = await plan({ analyze: true, verbose: true, buffers: true });
    expect(text).toContain('Execution Time');
    expect(text).toContain('Buffers');
    expect(shape(tree)).toEqual(expected);
    expect(tree.ms).toBeGreaterThanOrEqual(0);
  });

  test('json', async () => {
    for (const analyze of [false, true]) {
      const { text, tree } = await plan({ format: 'json', analyze });
      expect((JSON.parse(text) as { Plan: unknown }[])[0]!.Plan).toBeDefined();
      expect(shape(tree)).toEqual(expected);
      expect(tree.ms !== undefined).toBe(analyze);
    }
  });
});

test('the statement', () => {
  expect(dialect.explain('SELECT 1', {})).toBe('EXPLAIN SELECT 1');
  expect(dialect.explain('SELECT 1', { analyze: true, verbose: true, buffers: true, format: 'json' })).toBe(
    'EXPLAIN (ANALYZE, VERBOSE, BUFFERS, FORMAT JSON) SELECT 1',
  );
});
