// The whole road against plain `pg` with named statements: a key lookup, a list of 100 rows, the same with each row's author. `npm run build`, then
// `node --expose-gc bench/queries.mjs`. NUAGES_BENCH_POSTGRES names a server on which a database may be created.
import { deepStrictEqual } from 'node:assert';
import pg from 'pg';
import { bigint, boolean, char, connect, createSchema, dateTime, decimal, foreignKey, integer, json, Model, register, text } from 'nuages';
import { measure, print, sequential } from './harness.mjs';

class Article extends Model('Article', {
  title: char({ maxLength: 200 }),
  status: char({ maxLength: 10 }),
  isFeatured: boolean(),
  views: integer(),
  createdAt: dateTime(),
  body: text(),
  authorId: bigint(),
}) {}
class Priced extends Model('Priced', {
  title: char({ maxLength: 200 }),
  status: char({ maxLength: 10 }),
  isFeatured: boolean(),
  views: integer(),
  createdAt: dateTime(),
  body: text(),
  authorId: bigint(),
  rating: decimal({ maxDigits: 4, decimalPlaces: 2 }),
  meta: json()(),
  note: text({ null: true }),
}) {}
class Writer extends Model('Writer', {
  username: char({ maxLength: 150 }),
  email: char({ maxLength: 200 }),
  isActive: boolean(),
  createdAt: dateTime(),
}) {}
class Story extends Model('Story', {
  title: char({ maxLength: 200 }),
  status: char({ maxLength: 10 }),
  isFeatured: boolean(),
  views: integer(),
  createdAt: dateTime(),
  body: text(),
  author: foreignKey('Writer'),
}) {}
register({ Article, Priced, Writer, Story });

const server = process.env.NUAGES_BENCH_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/test';
const admin = new pg.Client(server);
await admin.connect();
const name = `nuages_bench_${process.pid}`;
await admin.query(`CREATE DATABASE ${name}`);
const url = new URL(server);
url.pathname = name;
const connections = await connect({ databases: { default: { url: url.href, pool: { max: 1 } } } });
const client = new pg.Client(url.href);
try {
  await createSchema({ models: [Article, Priced, Writer, Story] });
  const rows = Array.from({ length: 20_000 }, (_, i) => ({
    title: `Post title number ${i} about something`,
    status: ['draft', 'published', 'archived'][i % 3],
    isFeatured: i % 17 === 0,
    views: (i * 7919) % 100_000,
    createdAt: new Date(1.5e12 + i * 700_123),
    body: 'Lorem ipsum dolor sit amet. '.repeat(3),
    authorId: i % 9999,
  }));
  await Article.objects.bulkCreate(rows);
  await Priced.objects.bulkCreate(
    rows.map((row, i) => ({ ...row, rating: ((i % 1000) / 100).toFixed(2), meta: { tags: ['a', 'b'], score: i }, note: null })),
  );
  await Writer.objects.bulkCreate(
    Array.from({ length: 10_000 }, (_, i) => ({
      username: `writer${i}`,
      email: `writer${i}@example.com`,
      isActive: i % 3 > 0,
      createdAt: new Date(1.4e12 + i * 86_400_123),
    })),
  );
  await Story.objects.bulkCreate(rows.map((row) => ({ ...row, authorId: row.authorId + 1 })));
  await client.connect();
  await client.query('ANALYZE');

  const columns = 'id, title, status, is_featured, views, created_at, body, author_id';
  const next = (() => {
    let i = 0;
    return () => (i = (i + 37) % 9000) + 1;
  })();
  const plain = (key, sql) => sequential(() => client.query({ name: key, text: sql, values: [next()] }));
  const list = (table, more = '') => `SELECT ${columns}${more} FROM ${table} WHERE id > $1 ORDER BY id LIMIT 100`;

  // the same rows first: a fast wrong answer is none
  const [mine] = await Article.objects.filter({ id: 5 });
  const {
    rows: [theirs],
  } = await client.query(`SELECT ${columns} FROM article WHERE id = 5`);
  if (mine.title !== theirs.title || +mine.createdAt !== +theirs.created_at || mine.authorId !== Number(theirs.author_id))
    throw new Error('the rows differ');

  print(
    'key lookup, 8 columns',
    await measure({
      pg: plain('pk', `SELECT ${columns} FROM article WHERE id = $1`),
      Nuages: sequential(() => Article.objects.get({ pk: next() })),
    }),
  );
  print(
    '100 rows, 8 columns',
    await measure({
      pg: plain('list', list('article')),
      Nuages: sequential(() => Article.objects.filter({ id__gt: next() }).orderBy('id').slice(0, 100)),
    }),
  );
  print(
    '100 rows, 11 columns with a decimal, a JSON and a null column',
    await measure({
      pg: plain('wide', list('priced', ', rating, meta, note')),
      Nuages: sequential(() => Priced.objects.filter({ id__gt: next() }).orderBy('id').slice(0, 100)),
    }),
  );

  const columnsOf = (table, names) => names.map((column) => `${table}.${column}`).join(', ');
  const joined = `SELECT ${columnsOf('s', columns.split(', '))}, ${['id', 'username', 'email', 'is_active', 'created_at'].map((c) => `w.${c} AS w_${c}`).join(', ')}
    FROM story s JOIN writer w ON w.id = s.author_id WHERE s.id > $1 ORDER BY s.id LIMIT 100`;
  const nested = ({ w_id, w_username, w_email, w_is_active, w_created_at, ...story }) => ({
    ...story,
    author: { id: w_id, username: w_username, email: w_email, is_active: w_is_active, created_at: w_created_at },
  });
  const byHand = async (id) => (await client.query({ name: 'joined', text: joined, values: [id] })).rows;
  const stories = (id) => Story.objects.filter({ id__gt: id }).orderBy('id').selectRelated('author').slice(0, 100);
  deepStrictEqual(
    (await stories(50)).map((s) => [
      s.id,
      s.title,
      s.views,
      s.createdAt,
      s.author.id,
      s.author.username,
      s.author.isActive,
      s.author.createdAt,
    ]),
    (await byHand(50))
      .map(nested)
      .map((s) => [+s.id, s.title, s.views, s.created_at, +s.author.id, s.author.username, s.author.is_active, s.author.created_at]),
  );
  print(
    '100 rows with their authors, 8 + 5 columns',
    await measure({
      'pg, flat': sequential(() => byHand(next())),
      'pg, authors nested by hand': sequential(async () => (await byHand(next())).map(nested)),
      Nuages: sequential(() => stories(next())),
    }),
  );
} finally {
  await client.end();
  await connections.close();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
}
