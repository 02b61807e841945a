import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connections, connect, createSchema, type Plan, type PlanNode } from 'nuages';
import { createTestDatabase, describeOn, type TestDatabase } from '../servers.js';
import { runSql } from './run-sql.js';
import { Item } from './registry.js';

// What the planner makes of 500,000 rows: each question uses the index that was made for it.

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...node.children.flatMap(nodesOf)];
const indexesOf = ({ tree }: Plan): string[] => nodesOf(tree).flatMap(({ index }) => (index === undefined ? [] : [index]));

describeOn('postgres', 'plans of 500,000 rows', () => {
  let database: TestDatabase;
  let connections: Connections;
  beforeAll(async () => {
    database = await createTestDatabase('plans');
    connections = await connect({ databases: { default: { url: database.url, pool: { max: 1 } } } });
    await createSchema({ models: [Item] });
    await runSql(
      database.url,
      `INSERT INTO item (code, title, is_featured, attributes, created_at, made_on)
       SELECT 'code-' || i, 'Title ' || md5(i::text), i % 1000 = 0, jsonb_build_object('color', 'c' || i % 5000),
              timestamptz '2015-01-01 00:00:00+00' + i * interval '10 minutes', date '2015-01-01' + i / 144 FROM generate_series(1, 500000) i;
       ANALYZE item;`,
    );
  }, 120_000);
  afterAll(async () => {
    await connections.close();
    await database.drop();
  });

  test('a boolean is part of the text: the condition of a partial index is recognised', async () => {
    expect(indexesOf(await Item.objects.filter({ isFeatured: true }).orderBy('createdAt').slice(0, 20).explain())).toEqual([
      'item_featured',
    ]);
  });

  test('a prefix pattern is planned for its value', async () => {
    const qs = Item.objects.filter({ title__startswith: 'Title abc12' });
    expect(indexesOf(await qs.explain())).toEqual(['item_title_prefix']);
    expect(indexesOf(await Item.objects.filter({ code__startswith: 'code-49999' }).explain())).toEqual([expect.stringMatching(/_like$/)]);
    // unnamed: no plan of the first values is kept for the others
    for (let i = 0; i < 10; i++) expect(await Item.objects.filter({ code__startswith: `code-${490_000 + i}` }).count()).toBe(1);
  });

  test('a path into a document uses an index over it', async () => {
    const qs = Item.objects.filter({ attributes__color: 'c77' });
    expect(indexesOf(await qs.explain())).toContain('item_color');
    expect(await qs.count()).toBe(100);
  });

  test('a list of keys is one parameter, and the key finds them', async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => i * 499 + 1);
    const qs = Item.objects.filter({ id__in: ids });
    expect(indexesOf(await qs.explain())).toEqual(['item_pkey']);
    expect(await qs.count()).toBe(1000);
  });

  test('a year is a range', async () => {
    expect(indexesOf(await Item.objects.filter({ createdAt__year: 2016 }).only('id').explain())).toEqual(['item_created']);
    expect(indexesOf(await Item.objects.filter({ createdAt__year__gte: 2024 }).only('id').explain())).toEqual(['item_created']);
    expect(indexesOf(await Item.objects.filter({ madeOn__year: 2016 }).only('id').explain())).toEqual(['item_made']);
    expect(await Item.objects.filter({ createdAt__year: 2016 }).count()).toBe(366 * 144);
  });

  test('the plan stays when the statement is prepared and has run often', async () => {
    const featured = () => Item.objects.filter({ isFeatured: true, id__gt: 10 }).orderBy('createdAt').slice(0, 5);
    for (let i = 0; i < 12; i++) await featured();
    expect(indexesOf(await featured().explain())).toEqual(['item_featured']);
  });
});
