import type { CapturedQuery } from 'nuages';
import type { LiveTechnique, Technique, TechniqueId } from '../technique.js';
import { canRun, isLive } from '../technique.js';
import type { Code } from '../source/code-of.js';
import { badOf, codeByName, goodOf } from './details.js';
import { block, markdownTable, quoted } from './markdown.js';
import { sqlText } from './sql-text.js';

/** What each way and table sent, under the names that `waysOf` gives. */
export type Statements = ReadonlyMap<string, readonly Pick<CapturedQuery, 'sql'>[]>;
/** What was measured: a text for the ways, rows for each table. */
export interface PageFigures {
  readonly ways: readonly string[];
  readonly tables: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const figuresBegin = '<!-- figures: measured when the page was made -->';
const figuresEnd = '<!-- end of figures -->';

/** Where a technique's page stands below docs/guide. */
export const pageFile = (id: TechniqueId): string => `${id}.md`;

/** The page of a technique: its rule, and the code and the SQL of each way, as its file has them and as they were sent. */
export function page(technique: LiveTechnique, code: Code, statements: Statements, figures: PageFigures): string {
  const { id, title, rule, claims, variants = [], examples = [], tables = [] } = technique;
  const codes = codeByName(code);
  const way = (name: string, sent = statements.get(name) ?? []): string[] => [
    ...block('ts', codes.get(name) ?? ''),
    ...(sent.length === 0 ? [] : block('sql', sqlText(sent))),
  ];
  const unshown = unshownIn(statements, new Set(tables.map((each) => each.title)));
  const measured = (lines: readonly string[]): string[] => [figuresBegin, ...lines, figuresEnd, ''];
  const waiting = variants.flatMap((each) => (canRun(each) ? [] : [`- ${each.title}: ${each.needs.map(quoted).join(', ')}`]));
  const lines = [
    `# ${id}: ${title}`,
    '',
    rule,
    '',
    `The code is that of [${code.file}](../../../examples/guide/${code.file}), and the SQL is what it sends.`,
    '',
    ...(code.shared === null ? [] : ['What its ways share:', '', ...block('ts', code.shared)]),
    '## Bad',
    '',
    ...way('bad'),
    '## Good',
    '',
    ...way('good'),
    '## Figures',
    '',
    ...measured(figures.ways),
    ...(claims === undefined ? [] : [`The guide says of Django: ${claims}.`, '']),
    ...variants
      .filter(canRun)
      .flatMap(({ title: name, differs }) => [
        `## ${capitalised(name)}`,
        '',
        ...(differs === true ? ['It answers another question than the two above.', ''] : []),
        ...way(name),
      ]),
    ...examples.flatMap(({ title: name }) => [
      `## ${capitalised(name)}`,
      '',
      'Bad:',
      '',
      ...way(badOf(name)),
      'Good:',
      '',
      ...way(goodOf(name)),
    ]),
    ...tables.flatMap(({ title: name }) => [
      `## ${capitalised(name)}`,
      '',
      ...way(name, unshown(name)),
      ...measured(markdownTable(figures.tables.get(name) ?? [])),
    ]),
    ...(waiting.length === 0 ? [] : ['## Waiting', '', ...waiting, '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What a table sent that none of the ways above it did, be it for other numbers of rows. */
function unshownIn(statements: Statements, tables: ReadonlySet<string>): (table: string) => Pick<CapturedQuery, 'sql'>[] {
  const alike = (sql: string): string => sql.replace(/\d+/g, '0');
  const shown = new Set([...statements].flatMap(([name, sent]) => (tables.has(name) ? [] : sent.map(({ sql }) => alike(sql)))));
  return (table) => (statements.get(table) ?? []).filter(({ sql }) => !shown.has(alike(sql)));
}

/** The index of the pages: every technique, and what those without a page wait for. */
export function indexPage(chapters: readonly Technique[]): string {
  const rows = chapters.map((each) => {
    const state = isLive(each) ? 'runs' : `waits for ${each.needs.map(quoted).join(', ')}`;
    return `| ${isLive(each) ? `[${each.id}](${pageFile(each.id)})` : each.id} | ${each.title} | ${each.rule} | ${state} |`;
  });
  return [
    '# The guide',
    '',
    'Each technique of the guide: its rule, and for those that run a page with the bad way, the good way, the SQL of both and figures.',
    'The pages are made by `npm run docs -w examples/guide`; a test compares their code and SQL with what the techniques say and send now.',
    '',
    '| | technique | rule | state |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** A page without its figures, which differ from run to run. */
export function withoutFigures(text: string): string {
  const [head = '', ...rest] = text.split(figuresBegin);
  return head + rest.map((part) => figuresBegin + part.slice(Math.max(part.indexOf(figuresEnd), 0))).join('');
}

const capitalised = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
