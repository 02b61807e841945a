import './models/register.js';
import { NuagesError } from 'nuages';
import { Link } from './measure/link.js';
import { openEmbedded, openUrl } from './data/open.js';
import { progressOn } from './data/progress.js';
import type { Options } from './options.js';
import { readOptions, usage, UsageError } from './options.js';
import type { Outcome } from './outcome.js';
import { outcomeOf } from './outcome.js';
import { figureLines, sqlLines, waitingLines } from './report/details.js';
import { toJson } from './report/json.js';
import { paletteFor } from './report/palette.js';
import { table } from './report/table.js';
import { codeOf } from './source/code-of.js';

const runs = 5;
const widthElsewhere = 100;
const legend = [
  `rows: that came back; read: that the database went through; ms: median of ${runs} warm runs;`,
  'heap: the most that is held at once, after a full collection.',
];

/** The main job: runs the guide's techniques and prints its table. The exit code: 0 well, 1 a technique failed, 2 a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    console.log(usage);
    return 0;
  }
  const link = new Link();
  const progress = progressOn(process.stderr);
  const opened = { size: options.size, link, progress };
  await using _connections = await (options.database === null ? openEmbedded(opened) : openUrl(options.database, opened));
  link.roundTripMs = options.roundTripMs;
  const outcomes = await runAll(options, link);
  if (options.json) console.log(JSON.stringify(toJson(outcomes, options.sql), null, 2));
  else for (const line of await report(outcomes, options)) console.log(line);
  return outcomes.some(({ status }) => status === 'failed') ? 1 : 0;
}

async function runAll({ techniques, only }: Options, link: Link): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const technique of techniques) {
    if (process.stderr.isTTY) process.stderr.write(`\rRunning ${technique.id} ...\x1b[K`);
    outcomes.push(await outcomeOf(technique, { link, runs, whole: only }));
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return outcomes;
}

async function report(outcomes: readonly Outcome[], options: Options): Promise<string[]> {
  const palette = paletteFor(process.stdout);
  const lines = ['', ...table(outcomes, process.stdout.columns ?? widthElsewhere, palette)];
  for (const outcome of outcomes) {
    if (outcome.status !== 'ran' || !(options.only || options.sql)) continue;
    const { id, title, rule } = outcome.technique;
    lines.push('', palette.bold(`${id} ${title}`), rule);
    if (options.only) lines.push('', ...figureLines(outcome), ...waitingLines(outcome.technique).map(palette.dim));
    if (options.sql) lines.push(...sqlLines(outcome, await codeOf(id), palette));
  }
  lines.push('', ...legend.map(palette.dim), palette.dim(summary(outcomes, options)));
  return lines;
}

function summary(outcomes: readonly Outcome[], { size, database, roundTripMs }: Options): string {
  const where = database === null ? `embedded PostgreSQL (PGlite), size ${size}` : `size ${size}`;
  const having = (wanted: Outcome['status']): number => outcomes.filter(({ status }) => status === wanted).length;
  const failed = having('failed');
  const counts = `${having('ran')} ran, ${having('waits')} wait${failed > 0 ? `, ${failed} failed` : ''}`;
  return `${counts} · ${where}${roundTripMs > 0 ? ` · ${roundTripMs} ms a round trip` : ''} · Node ${process.versions.node}`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof UsageError || error instanceof NuagesError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
