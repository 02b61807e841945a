import type { Connections } from 'nuages';
import { captureQueries } from 'nuages';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chapters } from '../chapters.js';
import { answerOf } from '../measure/measure.js';
import { runnable } from '../outcome.js';
import { badOf, goodOf } from '../report/details.js';
import { indexPage, page, pageFile, withoutFigures } from '../report/page.js';
import { readmeTable, withTable } from '../report/readme-table.js';
import { eachOnce } from '../report/sql-text.js';
import { codeOf } from '../source/code-of.js';
import { isLive } from '../technique.js';
import { filled, inMemory } from './filled.js';

const folder = new URL('../../../docs/guide/', import.meta.url);
const remedy = 'make the pages anew: npm run docs -w examples/guide';

describe('docs/guide', () => {
  let connections: Connections;
  beforeAll(async () => {
    ({ connections } = await filled(inMemory));
  }, 180_000);
  afterAll(() => connections.close());

  test('lists every technique as it is now', async () => {
    expect(await readFile(new URL('README.md', folder), 'utf8'), remedy).toBe(indexPage(chapters));
  });

  test('and the README has the same list', async () => {
    const readme = await readFile(new URL('../../README.md', folder), 'utf8');
    expect(withTable(readme, await readmeTable(chapters)), remedy).toBe(readme);
  });

  test('has a page for each technique that runs, and no other', async () => {
    const found = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(found.toSorted()).toEqual(
      chapters
        .filter(isLive)
        .map(({ id }) => pageFile(id))
        .toSorted(),
    );
  });

  test.each(chapters.filter(isLive).map((each) => [each.id, each] as const))(
    '%s: code and SQL are those of today',
    async (id, technique) => {
      const ways = [
        ['bad', technique.bad],
        ['good', technique.good],
        ...runnable(technique).map((each) => [each.title, each.run] as const),
        ...(technique.examples ?? []).flatMap(
          (each) =>
            [
              [badOf(each.title), each.bad],
              [goodOf(each.title), each.good],
            ] as const,
        ),
      ] as const;
      const statements = new Map<string, readonly { readonly sql: string }[]>();
      for (const [name, way] of ways) {
        const captured = await captureQueries(() => answerOf(way), { limit: 10_000 });
        statements.set(name, captured.queries);
      }
      for (const { title, run } of technique.tables ?? []) {
        const { queries } = await captureQueries(async () => run({ analyze: true }), { limit: 10_000 });
        statements.set(title, eachOnce(queries));
      }
      const written = await readFile(new URL(pageFile(id), folder), 'utf8');
      expect(withoutFigures(written), remedy).toBe(
        withoutFigures(page(technique, await codeOf(id), statements, { ways: [], tables: new Map() })),
      );
      expect(written).toMatch(/\| bad \| [\d,]+ \|/);
    },
    180_000,
  );
});
