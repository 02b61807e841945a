import type { Outcome } from '../outcome.js';
import type { Palette } from './palette.js';
import { cut } from './columns.js';
import { bytes, count, measureNames, megabytes, ms, times } from './units.js';

type Ran = Extract<Outcome, { status: 'ran' }>;

/** below this many characters, a title is cut too short to be read, and figures get a line of their own */
const shortestTitle = 18;
const gap = '  ';

/** The guide's table: a line for each technique, with the bad way beside the good way. */
export function table(outcomes: readonly Outcome[], width: number, palette: Palette): string[] {
  for (const arrow of [' → ', '→']) {
    const lines = wide(outcomes, width, arrow, palette);
    if (lines !== null) return lines;
  }
  return narrow(outcomes, width, palette);
}

function wide(outcomes: readonly Outcome[], width: number, arrow: string, palette: Palette): string[] | null {
  const headers = ['queries', 'rows', 'ms', 'heap MB', 'factor'];
  const cells = new Map(outcomes.flatMap((each) => (each.status === 'ran' ? [[each, figures(each, arrow, megabytes)]] : [])));
  const widths = headers.map((header, i) => Math.max(header.length, ...[...cells.values()].map((row) => row[i]!.length)));
  const figureWidth = widths.reduce((sum, each) => sum + each + gap.length, 0);
  const idWidth = Math.max(...outcomes.map(({ technique }) => technique.id.length));
  const titleWidth = Math.min(longestTitle(outcomes), width - figureWidth - idWidth - gap.length);
  if (titleWidth < shortestTitle && cells.size > 0) return null;

  const waitingWidth = longestTitle(outcomes.filter(({ status }) => status !== 'ran'));
  const right = (row: readonly string[]): string => row.map((cell, i) => gap + cell.padStart(widths[i]!)).join('');
  const lines = outcomes.map((outcome) => {
    const { id, title } = outcome.technique;
    const head = id.padEnd(idWidth) + gap;
    if (outcome.status !== 'ran') return restOfLine(head + title.padEnd(waitingWidth) + gap, outcome, width, palette);
    return palette.bold(head) + cut(title, titleWidth).padEnd(titleWidth) + coloured(right(cells.get(outcome)!), outcome, palette);
  });
  return [palette.dim(''.padEnd(idWidth + gap.length) + 'bad → good'.padEnd(titleWidth) + right(headers)), ...lines];
}

const longestTitle = (outcomes: readonly Outcome[]): number => Math.max(0, ...outcomes.map(({ technique }) => technique.title.length));

function narrow(outcomes: readonly Outcome[], width: number, palette: Palette): string[] {
  const idWidth = Math.max(...outcomes.map(({ technique }) => technique.id.length));
  return outcomes.flatMap((outcome) => {
    const { id, title } = outcome.technique;
    const head = id.padEnd(idWidth) + gap;
    if (outcome.status !== 'ran') return restOfLine(head + title + gap, outcome, width, palette);
    const [queries, rows, time, heap, factor] = figures(outcome, ' → ', bytes);
    const line = [`${queries} queries`, `${rows} rows`, `${time} ms`, heap].join(' · ');
    return [
      palette.bold(head) + cut(title, width - head.length - factor!.length - gap.length).padEnd(width - head.length - factor!.length) + coloured(factor!, outcome, palette),
      ''.padEnd(head.length) + cut(line, width - head.length),
    ];
  });
}

function figures({ technique, bad, good, factor }: Ran, arrow: string, heap: (bytes: number | null) => string): string[] {
  const pair = <T>(of: (figures: Ran['bad']['figures']) => T, show: (value: T) => string): string =>
    `${show(of(bad.figures))}${arrow}${show(of(good.figures))}`;
  return [
    pair((f) => f.queries, count),
    pair((f) => f.rows, count),
    pair((f) => f.ms, ms),
    pair((f) => f.heap, heap),
    `${times(factor)} ${measureNames[technique.measure]}`,
  ];
}

/** What stands in place of figures, to the end of the line. */
function restOfLine(head: string, outcome: Exclude<Outcome, Ran>, width: number, palette: Palette): string {
  return outcome.status === 'waits'
    ? palette.dim(cut(head + outcome.reason, width))
    : head + palette.red(cut(`failed: ${outcome.reason}`, Math.max(width - head.length, 40)));
}

function coloured(text: string, { factor }: Ran, palette: Palette): string {
  return factor !== null && factor > 1 ? palette.green(text) : text;
}
