import { fileOf } from '../source/code-of.js';
import type { Technique } from '../technique.js';
import { isLive } from '../technique.js';
import { quoted } from './markdown.js';
import { pageFile } from './page.js';

const begin = '<!-- chapters: made by `npm run docs` -->';
const end = '<!-- end of chapters -->';

/** The table of the README: each chapter of the guide, what Nuages has for it, its file, and whether it runs. */
export async function readmeTable(chapters: readonly Technique[]): Promise<string> {
  const rows = await Promise.all(
    chapters.map(async (each) => {
      const { id, title, api } = each;
      const file = await fileOf(id);
      const chapter = isLive(each) ? `[${title}](docs/guide/${pageFile(id)})` : title;
      const state = isLive(each) ? 'runs' : `waits for ${each.needs.map(quoted).join(', ')}`;
      return `| ${id} | ${chapter} | ${api.map(quoted).join(', ')} | [${file}](examples/guide/${file}) | ${state} |`;
    }),
  );
  return [begin, '| | chapter | in Nuages | file | state |', '|---|---|---|---|---|', ...rows, end].join('\n');
}

/** The README with this table in the place of the one that it has. */
export function withTable(readme: string, table: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The README has no lines ${begin} and ${end}.`);
  return readme.slice(0, from) + table + readme.slice(to + end.length);
}
