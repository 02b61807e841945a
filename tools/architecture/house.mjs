import { existsSync, readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const src = new URL('packages/nuages/src/', root);

/** @typedef {Map<string, string[]>} House folder -> the folders it may import, in the table's order */

/** The house as the table of `packages/nuages/src/README.md` states it. @returns {House} */
export function readHouse(markdown = readFileSync(new URL('README.md', src), 'utf8')) {
  const rows = [...markdown.matchAll(/^\|\s*(\w[\w-]*)\s*\|.*\|.*\|([^|]*)\|\s*$/gm)].map(([, name = '', may = '']) => [name, may]);
  return new Map(rows.filter(([name]) => name !== 'folder').map(([name = '', may = '']) => [name, may.split(/\s+/).filter(Boolean)]));
}

/** Every source file, path below src -> text. @returns {Record<string, string>} */
export function readSources() {
  if (!existsSync(src)) return {};
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((f) => f.replaceAll('\\', '/'));
  const sources = names.filter((f) => /\.[cm]?[jt]sx?$/.test(f));
  return Object.fromEntries(sources.map((f) => [f, readFileSync(new URL(f, src), 'utf8')]));
}

/** What the package makes public: subpath -> file in dist. @returns {Record<string, string>} */
export function readExports() {
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', src), 'utf8'));
  return Object.fromEntries(Object.entries(exports).map(([path, to]) => [path, typeof to === 'string' ? to : to.default]));
}
