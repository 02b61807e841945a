// The whole road against plain `pg` with named statements: a key lookup, a list of 100 rows. `npm run build`, then
// `node --expose-gc bench/queries.mjs`. NUAGES_BENCH_POSTGRES names a server on which a database may be created.
import pg from 'pg';
import { bigint, boolean, char, connect, createSchema, dateTime, decimal, integer, json, Model, register, text } from 'nuages';
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
register({ Article, Priced });

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
  await createSchema({ models: [Article, Priced] });
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
} finally {
  await client.end();
  await connections.close();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
}
