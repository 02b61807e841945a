import type { Outcome } from '../outcome.js';
import { cut } from './columns.js';
import type { Palette } from './palette.js';
import { count, measureNames, megabytes, ms, times } from './units.js';

type Ran = Extract<Outcome, { status: 'ran' }>;

/** a shorter title can't be read: figures get a line of their own */
const shortestTitle = 18;
/** characters below which a reason is cut rather than broken into very short lines */
const narrowestReason = 30;
const gap = '  ';

/** The guide's table: a line for each technique, with the bad way beside the good way; two where it is narrow. */
export function table(outcomes: readonly Outcome[], width: number, palette: Palette): string[] {
  const ran = outcomes.filter((each) => each.status === 'ran');
  return (
    wide(outcomes, width, ' → ', longestTitle(ran), palette) ??
    wide(outcomes, width, '→', shortestTitle, palette) ??
    narrow(outcomes, width, palette)
  );
}

/** null: there is no room for titles of `atLeast` characters */
function wide(outcomes: readonly Outcome[], width: number, arrow: string, atLeast: number, palette: Palette): string[] | null {
  const headers = ['queries', 'rows', 'ms', 'heap MB', 'factor'];
  const cells = new Map(outcomes.flatMap((each) => (each.status === 'ran' ? [[each, figures(each, arrow)]] : [])));
  const widths = headers.map((header, i) => Math.max(header.length, ...[...cells.values()].map((row) => row[i]!.length)));
  const idWidth = longestId(outcomes);
  const room = width - idWidth - gap.length - widths.reduce((sum, each) => sum + each + gap.length, 0);
  const titleWidth = Math.min(longestTitle(outcomes), room);
  if (titleWidth < atLeast) return null;

  const right = (row: readonly string[]): string => row.map((cell, i) => gap + cell.padStart(widths[i]!)).join('');
  const header = ''.padEnd(idWidth + gap.length) + 'bad → good'.padEnd(titleWidth) + right(headers);
  return [
    ...(cells.size === 0 ? [] : [palette.dim(header)]),
    ...outcomes.flatMap((outcome) => {
      if (outcome.status !== 'ran') return reason(outcome, outcomes, width, palette);
      const title = cut(outcome.technique.title, titleWidth).padEnd(titleWidth);
      return [idOf(outcome, idWidth, palette) + title + coloured(right(cells.get(outcome)!), outcome, palette)];
    }),
  ];
}

function narrow(outcomes: readonly Outcome[], width: number, palette: Palette): string[] {
  const idWidth = longestId(outcomes);
  const room = width - idWidth - gap.length;
  return outcomes.flatMap((outcome) => {
    if (outcome.status !== 'ran') return reason(outcome, outcomes, width, palette);
    const [queries, rows, time, heap, factor = ''] = figures(outcome, '→');
    const title = cut(outcome.technique.title, room - factor.length - gap.length).padEnd(room - factor.length);
    const line = `${queries} queries · ${rows} rows · ${time} ms · ${heap} MB`;
    return [
      idOf(outcome, idWidth, palette) + title + coloured(factor, outcome, palette),
      ''.padEnd(idWidth + gap.length) + cut(line, room),
    ];
  });
}

function figures({ technique, bad, good, factor }: Ran, arrow: string): string[] {
  const pair = <T>(of: (figures: Ran['bad']['figures']) => T, show: (value: T) => string): string =>
    show(of(bad.figures)) + arrow + show(of(good.figures));
  return [
    pair((f) => f.queries, count),
    pair((f) => f.rows, count),
    pair((f) => f.ms, ms),
    pair((f) => f.heap, megabytes),
    `${times(factor)} ${measureNames[technique.measure]}`,
  ];
}

/** The line of a technique without figures, and more where its reason is long: names are never cut. */
function reason(outcome: Exclude<Outcome, Ran>, outcomes: readonly Outcome[], width: number, palette: Palette): string[] {
  const idWidth = longestId(outcomes);
  const titleWidth = longestTitle(outcomes.filter(({ status }) => status !== 'ran'));
  const { id, title } = outcome.technique;
  const indent = idWidth + titleWidth + 2 * gap.length;
  const head = id.padEnd(idWidth) + gap + title.padEnd(titleWidth) + gap;
  const text = outcome.status === 'failed' ? `failed: ${outcome.reason}` : outcome.reason;
  const lines = wrapped(text, Math.max(width - indent, narrowestReason)).map((line, i) => (i === 0 ? head : ''.padEnd(indent)) + line);
  return lines.map(outcome.status === 'failed' ? palette.red : palette.dim);
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.replaceAll('\n', ' ').split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

const idOf = ({ technique }: Outcome, width: number, palette: Palette): string => palette.bold(technique.id.padEnd(width)) + gap;
const longestId = (outcomes: readonly Outcome[]): number => Math.max(...outcomes.map(({ technique }) => technique.id.length));
const longestTitle = (outcomes: readonly Outcome[]): number => Math.max(0, ...outcomes.map(({ technique }) => technique.title.length));

/** Green where the good way is ahead. */
function coloured(text: string, { factor }: Ran, palette: Palette): string {
  return factor !== null && factor > 1 ? palette.green(text) : text;
}
