import { expect, test } from 'vitest';
import { bigint, captureQueries, createSchema, db, foreignKey, Model, RawSQL, register } from 'nuages';
import { assertNumQueries, countQueries } from 'nuages/testing';
import { Tag } from '../models.js';
import { onEveryBackend } from '../on-every-backend.js';
import { keysIn } from './keys-in.js';

class Crate extends Model('Crate', { id: bigint({ primaryKey: true }) }) {}
/** 100 for each crate, which a view makes up */
class Apple extends Model(
  'Apple',
  { id: bigint({ primaryKey: true }), crate: foreignKey('Crate', { relatedName: 'apples', onDelete: 'doNothing' }) },
  { managed: false },
) {}
declare module 'nuages' {
  interface Models {
    readonly Crate: typeof Crate;
    readonly Apple: typeof Apple;
  }
}
register({ Crate, Apple });

const crates = (n: number) => Crate.objects.orderBy('id').slice(0, n);
const most = 100_000;

/** 1, 2, 3, ... */
const numbers = (to: number) => `(WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ${to}) SELECT n FROM up)`;
async function cratesOfApples(): Promise<void> {
  await createSchema({ models: [Crate] });
  await db.execute(RawSQL(`INSERT INTO crate (id) SELECT n FROM ${numbers(most)} AS c`));
  await db.execute(RawSQL(`CREATE VIEW apple AS SELECT crate.id * 100 + a.n AS id, crate.id AS crate_id FROM crate, ${numbers(100)} AS a`));
}

onEveryBackend(
  'a batch',
  () => {
    test('of a set reads 50,000 rows at most, however many there are; the next row goes on where it ended', async () => {
      const all = await Crate.objects.orderBy('id');
      expect(all).toHaveLength(most);
      const { result, queries } = await captureQueries(async () => (await all[70_000]!.apples).length);
      expect(result).toBe(100);
      expect(queries).toHaveLength(1);
      expect(queries[0]!.rows).toBe(50_000);
      expect(keysIn(queries[0]!)).toEqual(Array.from({ length: 1000 }, (_, i) => 70_001 + i));

      // 499 were read whole, and the last one in part
      await assertNumQueries(0, async () => {
        for (const crate of all.slice(70_000, 70_499)) expect(await crate.apples).toHaveLength(100);
      });
      const next = await captureQueries(async () => all[70_499]!.apples);
      expect(next.result).toHaveLength(100);
      expect(keysIn(next.queries[0]!).slice(0, 2)).toEqual([70_500, 70_501]);
    });

    test('of a narrowed set reads no more either', async () => {
      const all = await crates(3000);
      const { queries } = await captureQueries(async () => {
        for (const crate of all.slice(0, 2)) expect(await crate.apples.filter({ id__gt: 0 })).toHaveLength(100);
        for (const crate of all.slice(2, 4)) expect(await crate.apples.orderBy('-id').slice(0, 60)).toHaveLength(60);
      });
      expect(queries).toHaveLength(4);
      for (const { rows } of queries) expect(rows).toBeLessThanOrEqual(50_000);
    });

    test('of a set, a count or an exists asks for a thousand rows, from the one that is touched', async () => {
      for (const ask of [
        async (crate: Crate) => (await crate.apples).length,
        (crate: Crate) => crate.apples.count(),
        (crate: Crate) => crate.apples.exists(),
      ]) {
        const all = await crates(2500);
        const { queries } = await captureQueries<unknown>(() => ask(all[1200]!));
        expect(queries.map((query) => keysIn(query).length)).toEqual([1000]);
        expect(keysIn(queries[0]!).toSorted((a, b) => a - b)[0]).toBe(1201);
      }
      const counted = await crates(2500);
      const { count } = await countQueries(async () => {
        for (const crate of counted) expect(await crate.apples.count()).toBe(100);
      });
      expect(count).toBe(3);
    });

    test('of a foreign key asks for all', async () => {
      const all = await Apple.objects.filter({ id__in: Array.from({ length: 3000 }, (_, i) => i * 100 + 200) }).orderBy('id');
      expect(all).toHaveLength(3000);
      const { queries } = await captureQueries(async () => (await all[10]!.crate).id);
      expect(queries.map((query) => keysIn(query).length)).toEqual([3000]);
      await assertNumQueries(0, async () => {
        for (const apple of all) expect((await apple.crate).id).toBe(apple.crateId);
      });
    });

    test('of many-to-many rows too is a thousand', async () => {
      await Tag.objects.bulkCreate(Array.from({ length: 1500 }, (_, i) => ({ name: `${i}` })));
      const tags = await Tag.objects.orderBy('id');
      const { count } = await countQueries(async () => {
        for (const tag of tags) expect(await tag.posts).toEqual([]);
      });
      expect(count).toBe(2);
    });
  },
  { rows: cratesOfApples },
);
