import { expect, test } from 'vitest';
import { Avg, Count, Exists, F, type Plan, type PlanNode, OuterRef, Rank, Subquery, Sum, Window } from 'nuages';
import { blogRows } from './blog-rows.js';
import { Comment, Post, Tag, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { refused } from './refused.js';

const top = () =>
  Comment.objects
    .filter({ post: OuterRef('pk') })
    .orderBy('-score')
    .values('score')
    .slice(0, 1);
const explained = {
  'an aggregate': () => User.objects.annotate({ n: Count('posts'), mean: Avg('posts__comments__score') }).filter({ n__gt: 0 }),
  'groups of rows': () =>
    Comment.objects
      .values('user__username')
      .annotate({ n: Count('id') })
      .orderBy('-n'),
  'a union': () =>
    Tag.objects
      .filter({ name: 'jazz' })
      .union(Tag.objects.filter({ name: 'swing' }))
      .orderBy('name')
      .slice(0, 5),
  'a window and a filter on it': () =>
    Comment.objects.annotate({ place: Window(Rank(), { partitionBy: 'post', orderBy: '-score' }) }).filter({ place: 1 }),
  'a subquery': () =>
    Post.objects
      .annotate({ best: Subquery(top()), tax: F('author__age').mul(2) })
      .filter(Exists(Comment.objects.filter({ post: OuterRef('pk') }))),
} as const;
const names = Object.keys(explained) as (keyof typeof explained)[];

const nodes = (node: PlanNode): PlanNode[] => [node, ...node.children.flatMap(nodes)];
const tables = ({ tree }: Plan): string[] => [...new Set(nodes(tree).flatMap(({ table }) => (table === undefined ? [] : [table])))];

onEveryBackend('explain()', (suite) => {
  const measures = suite.name !== 'sqlite';

  test.each(names)('%s: text and tree', async (name) => {
    await blogRows();
    const plan = await explained[name]().explain();
    expect(plan.text.length).toBeGreaterThan(10);
    expect(plan.tree.type.length).toBeGreaterThan(0);
    const all = nodes(plan.tree);
    expect(all.length).toBeGreaterThan(1);
    for (const node of all) {
      expect(typeof node.type).toBe('string');
      expect(Array.isArray(node.children)).toBe(true);
      expect(node.ms).toBeUndefined();
    }
    // every table that is read is named, by its name or its alias
    expect(tables(plan).length).toBeGreaterThan(0);
    expect(plan.text).toContain(tables(plan)[0]);
  });

  test.runIf(measures).each(names)('%s: run and measured, with buffers, as JSON', async (name) => {
    await blogRows();
    const { text, tree } = await explained[name]().explain({ analyze: true, buffers: true });
    expect(text).toMatch(/actual time=|actual rows=/);
    expect(text).toMatch(/Buffers:/);
    expect(text).toMatch(/Execution Time/);
    expect(tree.ms).toBeGreaterThanOrEqual(0);
    for (const node of nodes(tree)) expect(node.rows ?? 0).toBeGreaterThanOrEqual(0);
    const json = await explained[name]().explain({ analyze: true, buffers: true, format: 'json' });
    expect(JSON.parse(json.text)).toEqual(expect.anything());
    expect(json.tree.type).toBe(tree.type);
    expect(json.tree.children.length).toBe(tree.children.length);
  });

  test.skipIf(measures)('a database that only plans says so', async () => {
    expect(await refused(() => explained['an aggregate']().explain({ analyze: true }))).toMatch(
      /NUA_BACKEND_UNSUPPORTED: sqlite explains a query without running it/,
    );
    expect(await refused(() => explained['a union']().explain({ buffers: true }))).toMatch(/NUA_BACKEND_UNSUPPORTED/);
    const { text } = await explained['a union']().explain({ format: 'json' });
    expect(text).toContain('QUERY PLAN');
  });

  test('values are parameters, and a plan is of any question that rows answer', async () => {
    await blogRows();
    const plan = await Comment.objects.filter({ body: `'; DROP TABLE comment; --` }).explain();
    expect(plan.text).toContain('comment');
    expect(await Comment.objects.count()).toBe(5);
    const window = await Comment.objects.annotate({ sum: Window(Sum('score'), { partitionBy: 'post' }) }).explain();
    expect(nodes(window.tree).length).toBeGreaterThan(1);
    const merged = await Post.objects
      .filter({ title: 'One' })
      .or(Post.objects.filter({ editor__username: 'bob' }))
      .explain();
    expect(tables(merged)).toEqual(expect.arrayContaining(['post']));
  });

  test('toSQL() of the same: one statement, its values beside it', async () => {
    for (const name of names) {
      const { sql, params } = explained[name]().toSQL();
      expect(sql.startsWith('SELECT ')).toBe(true);
      expect(sql).not.toMatch(/jazz|swing/);
      expect(Array.isArray(params)).toBe(true);
    }
    expect(explained['a union']().toSQL().params).toEqual(['jazz', 'swing']);
  });

  test('what has no plan is refused', async () => {
    expect(await refused(() => Post.objects.filter({ author: OuterRef('pk') }).explain())).toMatch(
      /OuterRef\(\) names a column of the query around/,
    );
    expect(await refused(() => Post.objects.annotate({ n: Count('nothing') } as never).explain())).toMatch(/NUA_FIELD_UNKNOWN/);
  });
});
