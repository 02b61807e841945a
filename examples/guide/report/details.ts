import type { Outcome, WayOutcome } from '../outcome.js';
import type { Code } from '../source/code-of.js';
import type { LiveTechnique } from '../technique.js';
import { canRun } from '../technique.js';
import { inColumns } from './columns.js';
import type { Palette } from './palette.js';
import { eachOnce, sqlText } from './sql-text.js';
import { bytes, count, ms } from './units.js';

type Ran = Extract<Outcome, { status: 'ran' }>;

/** Every way with its name: bad and good of the technique, its variants, both ways of its examples. */
export function waysOf({ bad, good, variants, examples }: Ran): [string, WayOutcome][] {
  return [
    ['bad', bad],
    ['good', good],
    ...variants.map((each): [string, WayOutcome] => [each.title, each]),
    ...examples.flatMap((each): [string, WayOutcome][] => [
      [badOf(each.title), each.bad],
      [goodOf(each.title), each.good],
    ]),
  ];
}
export const badOf = (example: string): string => `${example}: bad`;
export const goodOf = (example: string): string => `${example}: good`;

/** Figures of each way; the first row is the header. How rows are found is shown where that is what the technique is about. */
export function figureRows(outcome: Ran): string[][] {
  const scans = outcome.technique.measure === 'read';
  return [
    ['way', 'queries', 'rows', 'rows read', 'bytes', 'ms', 'peak heap', ...(scans ? ['plan'] : [])],
    ...waysOf(outcome).map(([name, { figures: f }]) => [
      name,
      count(f.queries),
      count(f.rows),
      count(f.read),
      bytes(f.bytes),
      ms(f.ms),
      bytes(f.heap),
      ...(scans ? [f.scans?.join(', ') ?? '–'] : []),
    ]),
  ];
}

/** The same in columns, and the tables that the technique makes itself. */
export function figureLines(outcome: Ran): string[] {
  const tables = outcome.tables.flatMap(({ title, rows }) => ['', title, ...inColumns(rows)]);
  return [...inColumns(figureRows(outcome)), ...tables];
}

/** The variants that can't run yet. */
export function waitingLines({ variants = [] }: LiveTechnique): string[] {
  return variants.flatMap((each) => (canRun(each) ? [] : [`${each.title}: waits for ${each.needs.join(', ')}`]));
}

/** The code of each way and what it sent. */
export function sqlLines(outcome: Ran, code: Code, palette: Palette): string[] {
  const codes = codeByName(code);
  const way = (name: string, { statements }: Pick<WayOutcome, 'statements'>): string[] => [
    '',
    palette.bold(name),
    ...indented(codes.get(name) ?? ''),
    ...indented(sqlText(statements)).map((line) => palette.cyan(line)),
  ];
  const shared = code.shared === null ? [] : ['', palette.bold('shared'), ...indented(code.shared)];
  return [
    ...shared,
    ...waysOf(outcome).flatMap(([name, each]) => way(name, each)),
    ...outcome.tables.flatMap(({ title, statements }) => way(title, { statements: eachOnce(statements) })),
  ];
}

/** The code of each way and table, under the names that `waysOf` gives. */
export function codeByName({ bad, good, variants, examples, tables }: Code): Map<string, string | null> {
  return new Map<string, string | null>([
    ['bad', bad],
    ['good', good],
    ...variants,
    ...[...examples].flatMap(([title, ways]): [string, string][] => [
      [badOf(title), ways.bad],
      [goodOf(title), ways.good],
    ]),
    ...tables,
  ]);
}

const indented = (text: string): string[] => text.split('\n').map((line) => `  ${line}`);
