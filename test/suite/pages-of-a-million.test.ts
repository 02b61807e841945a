import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { captureQueries, connect, createSchema, dateTime, F, index, integer, KeysetPaginator, Model, Q, register } from 'nuages';
import { createTestDatabase, describeOn } from '../servers.js';

class Visit extends Model(
  'Visit',
  { score: integer(), at: dateTime(), seenAt: dateTime({ null: true }) },
  {
    indexes: [
      index(['score', 'at', 'id']),
      index(['score', '-at', '-id']),
      index(['seenAt', 'id']),
      index([F('seenAt').desc({ nullsLast: true }), F('id').desc()]),
      index(['at', 'id'], { where: Q({ score: 3 }) }),
    ],
  },
) {}
declare module 'nuages' {
  interface Models {
    Visit: typeof Visit;
  }
}

const rows = 1_000_000;
const perPage = 20;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}
const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
const readBy = (scans: readonly PlanNode[]) =>
  scans.reduce((sum, s) => sum + (s['Actual Rows'] + (s['Rows Removed by Filter'] ?? 0)) * s['Actual Loops'], 0);

// The last page costs what the first does: what a page reads is told by the server, and depends on no clock.
describeOn('postgres', 'pages by key of a million rows', () => {
  let server: pg.Client;

  beforeAll(async () => {
    register({ Visit });
    const database = await createTestDatabase('million');
    const connections = await connect({ databases: { default: database.url } });
    await createSchema({ models: [Visit] });
    server = new pg.Client({ connectionString: database.url });
    await server.connect();
    await server.query(`INSERT INTO visit (score, at, seen_at)
      SELECT i % 7, timestamptz '2024-01-01' + i / 30 * interval '1 ms', CASE WHEN i > ${rows / 10} THEN timestamptz '2024-01-01' + i / 20 * interval '1 ms' END
      FROM generate_series(1, ${rows}) i`);
    await server.query('VACUUM ANALYZE visit');
    return async () => {
      await server.end();
      await connections.close();
      await database.drop();
    };
  }, 120_000);

  /** a page, and the scans of tables and indexes that gave it */
  async function read<T>(page: () => Promise<T>): Promise<{ readonly page: T; readonly scans: readonly PlanNode[] }> {
    const { result, queries } = await captureQueries(page);
    expect(queries).toHaveLength(1);
    const { sql, params } = queries[0]!;
    const { rows } = await server.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, params as unknown[]);
    return { page: result, scans: nodes(rows[0]['QUERY PLAN'][0].Plan).filter((node) => node['Node Type'].includes('Scan')) };
  }

  test.each([
    ['ascending', () => Visit.objects.orderBy('score', 'at'), 1],
    ['descending', () => Visit.objects.orderBy('-score', '-at'), 1],
    ['in both directions', () => Visit.objects.orderBy('score', '-at'), 2],
    ['with NULLs where the database puts them', () => Visit.objects.orderBy('seenAt'), 2],
    ['with NULLs there, descending', () => Visit.objects.orderBy('-seenAt'), 2],
    ['with NULLs where they were asked for', () => Visit.objects.orderBy(F('seenAt').desc({ nullsLast: true })), 2],
    ['of some rows', () => Visit.objects.filter({ score: 3 }).orderBy('at'), 1],
    ['by the key', () => Visit.objects.all(), 1],
  ])('%s', async (_, queryset, ranges) => {
    const pages = new KeysetPaginator(queryset(), perPage);
    const first = await read(() => pages.after());
    const second = await read(() => pages.after(first.page.nextCursor));
    const last = await read(() => pages.before());
    const lastButOne = await read(() => pages.before(last.page.previousCursor));
    const lastAgain = await read(() => pages.after(lastButOne.page.nextCursor));
    const firstAgain = await read(() => pages.before(second.page.previousCursor));

    expect(lastAgain.page.items.map((v) => v.id)).toEqual(last.page.items.map((v) => v.id));
    expect(firstAgain.page.items.map((v) => v.id)).toEqual(first.page.items.map((v) => v.id));
    expect([lastAgain.page.nextCursor, firstAgain.page.previousCursor]).toEqual([null, null]);
    for (const { scans } of [first, second, last, lastButOne, lastAgain, firstAgain]) {
      expect(scans.filter((scan) => scan['Node Type'] === 'Seq Scan')).toEqual([]);
      const found = scans.filter((scan) => scan['Node Type'] !== 'Bitmap Index Scan');
      expect(found.length).toBeLessThanOrEqual(ranges);
      expect(readBy(found)).toBeLessThanOrEqual((perPage + 1) * ranges);
    }
  });
});
