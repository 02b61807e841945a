import './models/register.js';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chapters } from './chapters.js';
import { openEmbedded } from './data/open.js';
import { progressOn } from './data/progress.js';
import { guideFolder } from './guide-folder.js';
import { Link } from './measure/link.js';
import type { Outcome } from './outcome.js';
import { outcomeOf } from './outcome.js';
import { figureRows, waysOf } from './report/details.js';
import { markdownTable } from './report/markdown.js';
import { indexPage, page, pageFile } from './report/page.js';
import { eachOnce } from './report/sql-text.js';
import { readmeTable, withTable } from './report/readme-table.js';
import { codeOf } from './source/code-of.js';

const runs = 7;
const folder = new URL('../../docs/guide/', guideFolder);
const readme = new URL('../../README.md', guideFolder);

/**
 * `npm run docs`: makes the pages under docs/guide, with figures of this machine, and the table of the README. `npm run docs -- core/7`
 * makes only this page anew, and the tables.
 */
async function main(only: readonly string[]): Promise<void> {
  const link = new Link();
  await using _connections = await openEmbedded({ size: 'full', link, progress: progressOn(process.stderr) });
  await writeFile(readme, withTable(await readFile(readme, 'utf8'), await readmeTable(chapters)));
  await write('README.md', indexPage(chapters));
  for (const technique of chapters.filter(({ id }) => only.length === 0 || only.includes(id))) {
    const outcome = await outcomeOf(technique, { link, runs, whole: true });
    if (outcome.status === 'failed') throw new Error(`${technique.id}: ${outcome.reason}`);
    if (outcome.status !== 'ran') continue;
    const statements = new Map([
      ...waysOf(outcome).map(([name, each]) => [name, each.statements] as const),
      ...outcome.tables.map((each) => [each.title, eachOnce(each.statements)] as const),
    ]);
    const figures = { ways: figuresOf(outcome), tables: new Map(outcome.tables.map(({ title, rows }) => [title, rows])) };
    await write(pageFile(technique.id), page(outcome.technique, await codeOf(technique.id), statements, figures));
  }
}

function figuresOf(outcome: Extract<Outcome, { status: 'ran' }>): string[] {
  const { length: cores, 0: first } = cpus();
  return [
    ...markdownTable(figureRows(outcome)),
    '',
    `Size full, PostgreSQL embedded (PGlite), median of up to ${runs} warm runs; Node ${process.versions.node}, ${cores} cores, ${first?.model ?? 'unknown processor'}.`,
    'Rows came back; rows read the database went through; bytes are those of the rows on the wire; peak heap is what is held at once.',
  ];
}

async function write(name: string, text: string): Promise<void> {
  const file = new URL(name, folder);
  await mkdir(dirname(fileURLToPath(file)), { recursive: true });
  await writeFile(file, text);
  console.error(`docs/guide/${name}`);
}

await main(process.argv.slice(2));
