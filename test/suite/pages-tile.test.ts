import { expect, test } from 'vitest';
import { Coalesce, Decimal, F, Length, Lower } from 'nuages';
import { Post, Reading, Seat, User } from './models.js';
import { onEveryBackend } from './on-every-backend.js';
import { Random } from './random.js';
import { type AnyQuerySet, backward, forward, keyOf, keysOf, pagesOf } from './turn-pages.js';

/** an argument of orderBy(), and where it goes */
interface Term {
  readonly by: unknown;
  readonly desc: boolean;
}
const named = (...paths: string[]): Term[] =>
  paths.flatMap((path) => [
    { by: path, desc: false },
    { by: `-${path}`, desc: true },
  ]);
interface Orderable {
  asc(nulls?: object): object;
  desc(nulls?: object): object;
}
const computed = (...expressions: readonly Orderable[]): Term[] =>
  expressions.flatMap((x) => [
    { by: x, desc: false },
    ...[{}, { nullsFirst: true }, { nullsLast: true }].flatMap((nulls) => [
      { by: x.asc(nulls), desc: false },
      { by: x.desc(nulls), desc: true },
    ]),
  ]);
const some = (random: Random, from: readonly Term[]) => random.shuffle(from).slice(0, random.below(4));

/** A queryset's pages of a random size, turned in every way; and what they should be: its rows, each once and in its order. */
async function turned(
  queryset: AnyQuerySet,
  terms: readonly Term[],
  key: readonly string[],
  random: Random,
): Promise<{ got: object; expected: object }> {
  const size = 1 + random.below(8);
  const reverses = random.chance(0.3);
  const ordered = (by: readonly unknown[]) => (reverses ? queryset.orderBy(...by).reverse() : queryset.orderBy(...by));
  const pages = pagesOf(ordered(terms.map(({ by }) => by)), size);
  const on = await forward(pages);
  // a page in the middle, from which they are turned back to the first and on to the last
  const middle = random.below(on.length);
  const { items, previousCursor, nextCursor, hasPrevious, hasNext } = on[middle]!;
  const got = {
    forward: keysOf(on),
    backward: keysOf(await backward(pages)),
    sizes: on.map((page) => page.items.length),
    middle: [hasPrevious, items.map(keyOf), hasNext],
    before: previousCursor === null ? [] : keysOf(await backward(pages, previousCursor)),
    behind: nextCursor === null ? [] : keysOf(await forward(pages, nextCursor)),
  };

  const desc = terms.at(-1)?.desc ?? false;
  const rows = (await ordered([...terms.map(({ by }) => by), ...key.map((name) => (desc ? `-${name}` : name))])).map(keyOf);
  const [start, end] = [middle * size, (middle + 1) * size];
  const expected = {
    forward: rows,
    backward: rows,
    sizes: Array.from({ length: Math.max(1, Math.ceil(rows.length / size)) }, (_, i) => Math.min(size, rows.length - i * size)),
    middle: [start > 0, rows.slice(start, end), end < rows.length],
    before: rows.slice(0, start),
    behind: rows.slice(end),
  };
  return { got, expected };
}

onEveryBackend('pages by key tile the rows, with ties and NULLs, in every direction', () => {
  test('through relations, with expressions', async () => {
    const random = new Random(1);
    const people = await User.objects.bulkCreate(
      Array.from({ length: 6 }, (_, i) => ({
        username: `${'aAbBçé'[i]}${i}`,
        age: random.below(3),
        email: random.chance(0.5) ? `${random.below(3)}@example.com` : null,
      })),
    );
    await Post.objects.bulkCreate(
      Array.from({ length: 30 }, (_, i) => ({
        title: random.pick(['', 'a', 'A', 'b', "it's", 'é', '😀']),
        body: 'x'.repeat(random.below(3)),
        isPublished: random.chance(0.5),
        author: random.pick(people),
        editor: random.chance(0.5) ? random.pick(people) : null,
        createdAt: new Date(1e12 + random.below(3) * 9e8 + (i % 2)),
      })),
    );
    const terms = [
      ...named(
        'title',
        'isPublished',
        'createdAt',
        'author',
        'editor',
        'author__username',
        'editor__username',
        'editor__email',
        'author__age',
        'editor__age',
        'createdAt__day',
        'title__length',
        'id',
      ),
      ...computed(
        Lower('title'),
        Length('body'),
        F('editor__age'),
        F('editor__email'),
        F('author__age').add(1),
        F('editor__age').sub(2),
        Coalesce(F('editor__age'), 1),
        Lower('editor__email'),
      ),
    ];
    for (let run = 0; run < 40; run++) {
      const rows = random.pick([
        Post.objects.all(),
        Post.objects.filter({ isPublished: true }),
        Post.objects.exclude({ editor__age: 1 }),
        Post.objects.filter({ author__posts__title: 'a' }).distinct(),
        Post.objects.only('title'),
        Post.objects.values('pk', 'title'),
        Post.objects.filter({ title: 'nothing' }),
      ]);
      const { got, expected } = await turned(rows, some(random, terms), ['pk'], random);
      expect(got).toEqual(expected);
    }
  }, 120_000);

  test('by columns of every kind', async () => {
    const random = new Random(2);
    const or = <T>(items: readonly T[]) => (random.chance(0.25) ? null : random.pick(items));
    await Reading.objects.bulkCreate(
      Array.from({ length: 30 }, (_, i) => ({
        name: `n${i}`,
        small: i,
        slug: random.pick(['', 'a', 'b-c']),
        site: or(['https://example.com/', 'https://example.org/?a=1']),
        address: or(['10.0.0.1', '9.0.0.1', '::1']),
        views: random.pick([0, -1, 2 ** 52, 7]),
        bytes: or([2n ** 62n, 2n ** 62n + 1n, -5n]),
        ratio: or([0.1 + 0.2, 0.3, 1 / 3, 1e300, -5e-324, 2]),
        fee: random.pick(['0.10', '12.50', '99999999.99', '-0.01']),
        day: or(['2024-02-29', '0999-01-01']),
        opensAt: or(['09:30:00', '09:30:00.000001']),
        startsAt: or([new Date(0), new Date(-1), new Date(1e12 + 1)]),
        seenAt: or(['2024-02-29T12:34:56.789012Z', '2024-02-29T12:34:56.789013Z', '2024-02-29T12:34:56Z']),
        took: or([{ hours: 25, microseconds: 1 }, { hours: 25 }, { hours: -1 }]),
        logo: or([new Uint8Array([0, 255]), new Uint8Array([])]),
        meta: or([{ a: 1 }, { a: 'x' }, { b: [1, 2] }, 3]),
        status: random.pick(['open', 'closed'] as const),
      })),
    );
    const terms = [
      ...named(
        'slug',
        'site',
        'address',
        'views',
        'bytes',
        'ratio',
        'fee',
        'day',
        'opensAt',
        'startsAt',
        'seenAt',
        'took',
        'logo',
        'meta',
        'status',
        'double',
        'madeAt',
        'meta__a',
        'startsAt__year',
        'day__month',
        'seenAt__date',
      ),
      ...computed(F('ratio').mul(3), F('bytes'), F('fee').mul(new Decimal('0.1')), F('took'), F('seenAt'), F('ratio').add(0.1)),
    ];
    for (let run = 0; run < 40; run++) {
      const { got, expected } = await turned(Reading.objects.all(), some(random, terms), ['pk'], random);
      expect(got).toEqual(expected);
    }
  }, 120_000);

  test('of rows with a key of two columns', async () => {
    const random = new Random(3);
    await Seat.objects.bulkCreate(
      Array.from({ length: 24 }, (_, i) => ({ row: 'abcd'[i % 4]!, number: Math.floor(i / 4), taken: random.chance(0.5) })),
    );
    for (let run = 0; run < 12; run++) {
      const { got, expected } = await turned(
        Seat.objects.all(),
        some(random, named('row', 'number', 'taken', 'pk')),
        ['row', 'number'],
        random,
      );
      expect(got).toEqual(expected);
    }
  });
});
