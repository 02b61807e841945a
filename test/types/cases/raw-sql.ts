// SQL by hand: rows are what the caller says; only templates and fragments are SQL.
import { char, db, decimal, F, integer, RawSQL, sql, type Decimal, type RawQuerySet, type Sql, type StandardSchemaV1 } from 'nuages';
import { Post, User } from '../models/index.js';
import { expectType } from './expect-type.js';

interface Card {
  id: number;
  title: string;
}
declare const schema: StandardSchemaV1<unknown, { readonly id: string }>;

export async function rawSql(id: number, text: string) {
  expectType<Record<string, unknown>[]>()(await db.query`SELECT * FROM post WHERE id = ${id}`);
  expectType<Card[]>()(await db.query<Card>`SELECT id, title FROM post`);
  const cards = sql<Card>`SELECT id, title FROM post WHERE ${sql.id('post', 'id')} IN (${sql.join([1, 2])})`;
  expectType<Sql<Card>>()(cards);
  expectType<Card[]>()(await db.query(cards));
  expectType<Card[]>()(await db.query<Card>(sql`SELECT 1`));
  expectType<Record<string, unknown>[]>()(await db.query(sql`SELECT 1`, { using: 'other', signal: AbortSignal.timeout(1000) }));
  expectType<{ readonly id: string }[]>()(await db.query(cards, { schema }));
  expectType<Card[]>()(await db.query(RawSQL<Card>('SELECT id, title FROM post WHERE id = ?', [id])));
  expectType<number>()(await db.execute`DELETE FROM post`);
  expectType<number>()(await db.using('other').execute(sql`DELETE FROM post`));
  for await (const card of db.stream(cards, { chunkSize: 10 })) expectType<Card>()(card);
  for await (const row of db.stream`SELECT 1 AS one`) expectType<Record<string, unknown>>()(row);
  for await (const row of db.stream(cards, { schema })) expectType<{ readonly id: string }>()(row);

  const posts = Post.objects.raw(sql`SELECT * FROM post WHERE id = ${id}`);
  expectType<RawQuerySet<Post>>()(posts);
  expectType<Post[]>()(await posts.using('other'));
  for await (const post of posts.iterator({ chunkSize: 5 })) expectType<Post>()(post);
  expectType<readonly string[]>()(await posts.columns());
  const counted = await Post.objects.raw<Post & { total: number }>('SELECT *, 1 AS total FROM post WHERE id = ?', [id]);
  expectType<number>()(counted[0]!.total);
  Post.objects.all().raw('SELECT id, title AS name FROM post', [], { translations: { name: 'title' } });

  const named = await Post.objects.annotate({ loud: sql<string>`upper(${F('title')})`, twice: RawSQL('id * ?', [2], integer()) });
  expectType<string>()(named[0]!.loud);
  expectType<number>()(named[0]!.twice);
  const priced = await Post.objects.annotate({ price: RawSQL('id * ?', [0.5], decimal({ maxDigits: 5, decimalPlaces: 2, null: true })) });
  expectType<Decimal | null>()(priced[0]!.price);
  Post.objects.filter(sql<boolean>`id = ${id}`).orderBy(sql`id % 10`, RawSQL('title').desc());
  User.objects.filter({ id: sql<number>`${id} + 1` });

  // @ts-expect-error text alone is no SQL
  db.query('SELECT 1');
  // @ts-expect-error nor is text that is built
  db.execute(`DELETE FROM post WHERE id = ${text}`);
  // @ts-expect-error
  sql('SELECT 1');
  // @ts-expect-error an object of the same shape is no fragment
  db.query({ strings: ['SELECT 1'], values: [] });
  // @ts-expect-error a queryset is awaited
  db.query(Post.objects.all());
  // @ts-expect-error names are text
  sql.id(1);
  // @ts-expect-error a name at least
  sql.id();
  // @ts-expect-error a separator is SQL
  sql.join([1, 2], ' AND ');
  // @ts-expect-error no such option
  db.query(sql`SELECT 1`, { limit: 1 });
  // @ts-expect-error no schema
  db.query(sql`SELECT 1`, { schema: {} });
  // @ts-expect-error execute() gives no rows to check
  db.execute(sql`SELECT 1`, { schema });
  // @ts-expect-error values are a list
  RawSQL('id = ?', id);
  // @ts-expect-error a type is said by a field
  RawSQL('id = ?', [id], 'integer');
  // @ts-expect-error
  RawSQL(sql`id`, [], char());
  // @ts-expect-error no such column
  Post.objects.raw('SELECT id, title AS name FROM post', [], { translations: { name: 'titel' } });
  // @ts-expect-error the values are in the template
  Post.objects.raw(sql`SELECT 1`, [1]);
  // @ts-expect-error iterated without await
  for (const post of posts) void post;
}
