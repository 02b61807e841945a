import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captureQueries, Paginator } from 'nuages';
import { elidedRange } from '../../packages/nuages/src/queryset/paginate/elided-range.js';
import { Post, Tag } from './models.js';
import { onEveryBackend } from './on-every-backend.js';

type Shown = readonly [number: number, rows: number, startIndex: number, endIndex: number, hasNext: boolean, hasPrevious: boolean];
/** what Django says: see paginator.py beside it */
const django = JSON.parse(readFileSync(new URL('../oracle/data/paginator.json', import.meta.url), 'utf8')) as {
  readonly numbers: readonly number[];
  readonly requests: readonly unknown[];
  readonly pages: readonly {
    readonly of: readonly [count: number, perPage: number, orphans: number, allowEmptyFirstPage: boolean];
    readonly numPages: number;
    readonly page: readonly (Shown | string)[];
    readonly getPage: readonly (number | string)[];
  }[];
  readonly elided: readonly (readonly [numPages: number, onEachSide: number, onEnds: number, number: number, range: string])[];
};
const codeOr = async <T>(work: Promise<T>): Promise<T | string> => work.catch((error: { readonly code: string }) => error.code);
const twoDigits = (n: number) => String(n).padStart(2, '0');

onEveryBackend('pages by number', () => {
  const fill = (count: number) => Tag.objects.bulkCreate(Array.from({ length: count }, (_, i) => ({ name: twoDigits(i) })));

  test("page() and getPage() go by Django's rules", async () => {
    await fill(13);
    for (const { of, numPages, page, getPage } of django.pages) {
      const [count, perPage, orphans, allowEmptyFirstPage] = of;
      const paginator = new Paginator(Tag.objects.filter({ name__lt: twoDigits(count) }), perPage, { orphans, allowEmptyFirstPage });
      expect([of, await paginator.count(), await paginator.numPages()]).toEqual([of, count, numPages]);
      const shown = async (number: number): Promise<Shown> => {
        const { items, startIndex, endIndex, hasNext, hasPrevious, ...rest } = await paginator.page(number);
        expect(items.map((tag) => tag.name)).toEqual(Array.from({ length: items.length }, (_, i) => twoDigits(startIndex - 1 + i)));
        return [rest.number, items.length, startIndex, endIndex, hasNext, hasPrevious];
      };
      expect([of, await Promise.all(django.numbers.map((n) => codeOr(shown(n))))]).toEqual([of, page]);
      const got = await Promise.all(django.requests.map((n) => codeOr(paginator.getPage(n).then((p) => p.number))));
      expect([of, got]).toEqual([of, getPage]);
    }
  }, 60_000);

  test('what else a request may bring is the first page, or the last', async () => {
    await fill(5);
    const paginator = new Paginator(Tag.objects, 2);
    for (const nothing of [
      undefined,
      NaN,
      Infinity,
      Symbol('2'),
      () => 2,
      { toString: () => '2' },
      ['2'],
      new Date(),
      '２',
      '2\u0000',
      '1e0',
      'Infinity',
    ]) {
      expect((await paginator.getPage(nothing)).number).toBe(1);
    }
    for (const beyond of [99n, '99999999999999999999999', Number.MAX_SAFE_INTEGER, -0, '-1'])
      expect((await paginator.getPage(beyond)).number).toBe(3);
    expect((await paginator.getPage(2n)).number).toBe(2);
  });

  test('rows are counted once, and a page is a list', async () => {
    await fill(5);
    const paginator = new Paginator(Tag.objects.filter({ name__gt: '' }), 2, { orphans: 1 });
    const { queries } = await captureQueries(async () => {
      const [first, last] = await Promise.all([paginator.page(1), paginator.page(2)]);
      expect([...first].map((t) => t.name)).toEqual(['00', '01']);
      expect(last.items.map((t) => t.name)).toEqual(['02', '03', '04']);
      await paginator.getPage(7);
      expect(await paginator.elidedPageRange(1)).toEqual([1, 2]);
      await expect(paginator.elidedPageRange(3)).rejects.toMatchObject({ name: 'ValueError', code: 'NUA_PAGE_EMPTY' });
    });
    expect(queries.filter(({ sql }) => sql.includes('COUNT'))).toHaveLength(1);
    expect(queries).toHaveLength(4);
  });

  test('a count that failed is asked for again', async () => {
    await fill(5);
    const tags = Tag.objects.all();
    let fails = true;
    const count = () => (fails ? Promise.reject(new Error('no connection')) : Promise.resolve(5));
    const paginator = new Paginator(Object.assign(tags, { count }), 2);
    await expect(paginator.page(1)).rejects.toThrow('no connection');
    fails = false;
    expect((await paginator.page(3)).items.map((t) => t.name)).toEqual(['04']);
  });

  test('rows of any kind', async () => {
    await fill(5);
    expect((await new Paginator(Tag.objects.valuesList('name', { flat: true }), 2).page(2)).items).toEqual(['02', '03']);
    expect((await new Paginator(Tag.objects.values('name').slice(1, 4), 2).page(2)).items).toEqual([{ name: '03' }]);
    expect((await new Paginator(Tag.objects.none(), 2).page(1)).items).toEqual([]);
  });

  test('a queryset without an order is warned of, once for each paginator', async () => {
    const warnings: { readonly name: string; readonly code?: string; readonly message: string }[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    try {
      const paginator = new Paginator(Post.objects, 2);
      await paginator.page(1);
      await paginator.getPage('2');
      for (const ordered of [Tag.objects.all(), Post.objects.orderBy('title'), Post.objects.none(), Post.objects.orderBy('title', 'body')])
        void new Paginator<unknown>(ordered, 2);
      void new Paginator(Tag.objects.orderBy(), 2);
      await new Promise(setImmediate);
    } finally {
      process.off('warning', listen);
    }
    const ours = warnings.filter(({ code }) => code === 'NUA_PAGES_UNORDERED');
    expect(ours.map(({ name, message }) => [name, message])).toEqual(
      ['Post', 'Tag'].map((model) => [
        'UnorderedPagesWarning',
        `Pages of ${model} may share rows or miss some: the queryset has no order. Add orderBy().`,
      ]),
    );
  });

  test('what is no queryset, no page size and no number of orphans is refused', () => {
    expect(() => new Paginator(Promise.resolve([]) as never, 2)).toThrow(
      /NUA_QUERY_INVALID: Paginator takes a queryset, not an instance of Promise/,
    );
    for (const size of [0, -1, 1.5, '2', NaN, null])
      expect(() => new Paginator(Tag.objects, size as number)).toThrow(/NUA_QUERY_INVALID: perPage is a whole number from 1/);
    expect(() => new Paginator(Tag.objects, 2, { orphans: -1 })).toThrow(/NUA_QUERY_INVALID: orphans is a whole number from 0/);
  });
});

test.each([...new Set(django.elided.map(([numPages]) => numPages))])('the numbers shown of %i pages', (pages) => {
  const cases = django.elided.filter(([numPages]) => numPages === pages);
  for (const [numPages, onEachSide, onEnds, number, range] of cases) {
    expect([onEachSide, onEnds, number, elidedRange(number, numPages, { onEachSide, onEnds }).join(' ')]).toEqual([
      onEachSide,
      onEnds,
      number,
      range,
    ]);
  }
});
