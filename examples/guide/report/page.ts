import type { CapturedQuery } from 'nuages';
import type { LiveTechnique, Technique, TechniqueId } from '../technique.js';
import { canRun, isLive } from '../technique.js';
import type { Code } from '../source/code-of.js';
import { block, quoted } from './markdown.js';
import { sqlText } from './sql-text.js';

/** What each way sent, by 'bad', 'good' or the variant's title. */
export type Statements = ReadonlyMap<string, readonly Pick<CapturedQuery, 'sql'>[]>;

const figuresBegin = '<!-- figures: measured when the page was made -->';
const figuresEnd = '<!-- end of figures -->';

/** Where a technique's page stands below docs/guide. */
export const pageFile = (id: TechniqueId): string => `${id}.md`;

/** The page of a technique: its rule, and the code and the SQL of each way, as its file has them and as they were sent. */
export function page(technique: LiveTechnique, code: Code, statements: Statements, figures: readonly string[]): string {
  const { id, title, rule, claims, variants = [] } = technique;
  const way = (name: string, text: string | null | undefined): string[] => [
    ...block('ts', text ?? ''),
    ...block('sql', sqlText(statements.get(name) ?? [])),
  ];
  const waiting = variants.flatMap((each) => (canRun(each) ? [] : [`- ${each.title}: ${each.needs.map(quoted).join(', ')}`]));
  const lines = [
    `# ${id}: ${title}`,
    '',
    rule,
    '',
    `The code is that of [${code.file}](../../../examples/guide/${code.file}), and the SQL is what it sends.`,
    '',
    '## Bad',
    '',
    ...way('bad', code.bad),
    '## Good',
    '',
    ...way('good', code.good),
    '## Figures',
    '',
    figuresBegin,
    ...figures,
    figuresEnd,
    '',
    ...(claims === undefined ? [] : [`The guide says of Django: ${claims}.`, '']),
    ...variants
      .filter(canRun)
      .flatMap(({ title: name, differs }) => [
        `## ${capitalised(name)}`,
        '',
        ...(differs === true ? ['It answers another question than the two above.', ''] : []),
        ...way(name, code.variants.get(name)),
      ]),
    ...(waiting.length === 0 ? [] : ['## Waiting', '', ...waiting, '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
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
  const [begin, end] = [text.indexOf(figuresBegin), text.indexOf(figuresEnd)];
  return begin < 0 || end < begin ? text : text.slice(0, begin + figuresBegin.length) + text.slice(end);
}

const capitalised = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
