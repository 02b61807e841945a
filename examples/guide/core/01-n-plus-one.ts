import { db, Prefetch, sql } from 'nuages';
import { sideBySide } from '../measure/side-by-side.js';
import { Comment, Post } from '../models/index.js';
import { technique } from '../technique.js';

const posts = (n: number) => Post.objects.orderBy('id').slice(0, n);

/** A post with its author, its tags, its three newest approved comments and who wrote them. */
type Line = readonly [title: string, author: string, tags: readonly string[], comments: readonly string[]];

/** Written without a thought of queries. */
async function naive(all: readonly Post[]): Promise<Line[]> {
  const page: Line[] = [];
  for (const post of all) {
    const author = await post.author;
    const tags = await post.tags;
    const newest = await post.comments.filter({ isApproved: true }).orderBy('-createdAt', '-id').slice(0, 3);
    const comments: string[] = [];
    for (const comment of newest) comments.push(`${(await comment.author).username}: ${comment.body}`);
    page.push([post.title, author.username, tags.map((tag) => tag.name).sort(), comments]);
  }
  return page;
}

/** Everything asked for with the posts: nothing is awaited in the loop. */
async function loaded(n: number): Promise<Line[]> {
  const newest = Comment.objects.filter({ isApproved: true }).orderBy('-createdAt', '-id').slice(0, 3).selectRelated('author');
  const all = await posts(n)
    .selectRelated('author')
    .prefetchRelated('tags', Prefetch('comments', { queryset: newest, toAttr: 'newest' }));
  return all.map((post) => [
    post.title,
    post.author.username,
    post.tags.map((tag) => tag.name).sort(),
    post.newest.map((comment) => `${comment.author.username}: ${comment.body}`),
  ]);
}

/** One statement, whose rows are tags times comments. */
async function byHand(n: number): Promise<Line[]> {
  const rows = await db.query(sql<{ id: number; title: string; author: string; tag: string | null; place: number | null; comment: string }>`
    WITH page AS (SELECT id, title, author_id FROM guide_post ORDER BY id LIMIT ${n})
    SELECT page.id, page.title, u.username AS author, t.name AS tag, c.place, c.username || ': ' || c.body AS comment
    FROM page
    JOIN guide_user u ON u.id = page.author_id
    LEFT JOIN guide_post_tags pt ON pt.post_id = page.id
    LEFT JOIN guide_tag t ON t.id = pt.tag_id
    LEFT JOIN (
      SELECT c.post_id, c.body, w.username, row_number() OVER (PARTITION BY c.post_id ORDER BY c.created_at DESC, c.id DESC) AS place
      FROM guide_comment c JOIN guide_user w ON w.id = c.author_id
      WHERE c.is_approved AND c.post_id IN (SELECT id FROM page)
    ) c ON c.post_id = page.id AND c.place <= 3
    ORDER BY page.id, c.place`);
  const page = new Map<number, { title: string; author: string; tags: Set<string>; comments: Map<number, string> }>();
  for (const { id, title, author, tag, place, comment } of rows) {
    const line = page.get(id) ?? { title, author, tags: new Set(), comments: new Map() };
    page.set(id, line);
    if (tag !== null) line.tags.add(tag);
    if (place !== null) line.comments.set(place, comment);
  }
  return [...page.values()].map(({ title, author, tags, comments }) => [title, author, [...tags].sort(), [...comments.values()]]);
}

export const nPlusOne = technique({
  id: 'core/1',
  title: 'N+1',
  api: ['await post.author', 'selectRelated()', 'prefetchRelated()', 'fetchMode()'],
  rule:
    'A loop that follows relations row by row asks the database for each row. Here it can’t: the first await loads the relation for all ' +
    'rows that came together. Asking for relations with the rows saves the queries that are left.',
  measure: 'queries',
  bad: async () => naive(await posts(100).fetchMode('one')),
  good: () => loaded(100),
  variants: [
    { title: 'the same loop, loaded for all rows at once', run: async () => naive(await posts(100)) },
    { title: 'one statement by hand', run: () => byHand(100) },
  ],
  tables: [
    {
      title: 'four ways, for 20, 100 and 1,000 posts',
      run: () =>
        sideBySide([20, 100, 1000], {
          'a query for each row': async (n) => naive(await posts(n).fetchMode('one')),
          'the same loop on Nuages': async (n) => naive(await posts(n)),
          'selectRelated() and prefetchRelated()': loaded,
          'one statement by hand': byHand,
        }),
    },
  ],
});
