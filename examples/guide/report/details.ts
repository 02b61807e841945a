import type { Outcome, WayOutcome } from '../outcome.js';
import type { Code } from '../source/code-of.js';
import type { LiveTechnique } from '../technique.js';
import { canRun } from '../technique.js';
import { inColumns } from './columns.js';
import type { Palette } from './palette.js';
import { sqlText } from './sql-text.js';
import { bytes, count, ms } from './units.js';

type Ran = Extract<Outcome, { status: 'ran' }>;

/** Figures of each way, variants too; the first row is the header. */
export function figureRows({ bad, good, variants }: Ran): string[][] {
  const ways: [string, WayOutcome][] = [['bad', bad], ['good', good], ...variants.map((each): [string, WayOutcome] => [each.title, each])];
  return [
    ['way', 'queries', 'rows', 'rows read', 'bytes', 'ms', 'peak heap'],
    ...ways.map(([name, { figures: f }]) => [
      name,
      count(f.queries),
      count(f.rows),
      count(f.read),
      bytes(f.bytes),
      ms(f.ms),
      bytes(f.heap),
    ]),
  ];
}

/** The same in columns. */
export function figureLines(outcome: Ran): string[] {
  return inColumns(figureRows(outcome));
}

/** The variants that can't run yet. */
export function waitingLines({ variants = [] }: LiveTechnique): string[] {
  return variants.flatMap((each) => (canRun(each) ? [] : [`${each.title}: waits for ${each.needs.join(', ')}`]));
}

/** The code of each way and what it sent. */
export function sqlLines({ bad, good, variants }: Ran, code: Code, palette: Palette): string[] {
  const way = (name: string, text: string | null | undefined, { statements }: WayOutcome): string[] => [
    '',
    palette.bold(name),
    ...indented(text ?? ''),
    ...indented(sqlText(statements)).map((line) => palette.cyan(line)),
  ];
  return [
    ...way('bad', code.bad, bad),
    ...way('good', code.good, good),
    ...variants.flatMap((each) => way(each.title, code.variants.get(each.title), each)),
  ];
}

const indented = (text: string): string[] => text.split('\n').map((line) => `  ${line}`);
