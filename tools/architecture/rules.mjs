import { basename } from 'node:path';
import { valueCycles } from './value-cycles.mjs';

/** @typedef {import('./house.mjs').House} House */
/** @typedef {import('./source-file.mjs').SourceFile} SourceFile */
/** @typedef {{ rule: string, at: string, says: string }} Fault */
/** @typedef {{ house: House, files: SourceFile[], exports: Record<string, string> }} Project */

const drivers = /^(pg|pg-[\w-]+|postgres|mysql|mysql2|mariadb|better-sqlite3|sqlite3|node:sqlite|@electric-sql\/pglite)(\/.*)?$/;
const emptyWords = /^(utils?|helpers?|misc|common|base|abstract)$/;
const maxLines = 400;
/** names of the public surface that were there before the rule, as Django has them */
const surface = new Set(['public/models.ts Abstract']);

const isRoot = (file) => file === 'index.ts' || file === 'connect.ts';
const isDatabaseHome = (file) => /^backends\/[^/]+\//.test(file);
const isTypes = (folder) => folder === 'types';

/**
 * Each rule gives its faults as [where, what is wrong].
 * @type {Record<string, (project: Project) => (readonly [string, string])[]>}
 */
export const rules = {
  parses: ({ files }) => files.filter((f) => !f.parses).map((f) => [f.file, 'does not parse']),

  table: ({ house }) => {
    const names = [...house.keys()];
    return [...house].flatMap(([a, may]) =>
      may
        .filter((b) => !(names.indexOf(b) >= 0 && names.indexOf(b) < names.indexOf(a)))
        .map((b) => ['README.md', `${a} lists ${b}, which is not above it`]),
    );
  },

  place: ({ house, files }) =>
    files
      .filter((f) => (f.folder === '.' ? !isRoot(f.file) : !isTypes(f.folder) && !house.has(f.folder)))
      .map((f) => [f.file, f.folder === '.' ? 'only index.ts and connect.ts stand at the root' : `${f.folder} is no folder of the table`]),

  layers: ({ house, files }) =>
    files.flatMap((f) => {
      const may = house.get(f.folder) ?? [];
      const allowed = ({ to, kind }) => {
        const folder = to.includes('/') ? to.slice(0, to.indexOf('/')) : '.';
        if (isRoot(f.file)) return folder !== '..' && (!isTypes(folder) || kind === 'type');
        if (isTypes(folder) || isTypes(f.folder)) return folder !== '..' && kind === 'type';
        return folder === f.folder || may.includes(folder);
      };
      const faults = f.edges
        .filter((e) => e.to !== undefined && !allowed(e))
        .map((e) => [e.line, `${f.folder} may not import ${e.to} (${e.kind})`]);
      const itself = f.edges
        .filter((e) => /^nuages(\/|$)/.test(e.request))
        .map((e) => [e.line, `imports its own package by name: ${e.request}`]);
      return [...faults, ...itself].map(([line, says]) => [`${f.file}:${line}`, `${says}`]);
    }),

  cycles: ({ files }) => valueCycles(files).map((group) => [group[0] ?? '', `value cycle: ${group.join(' -> ')}`]),

  types: ({ files }) =>
    files
      .filter((f) => isTypes(f.folder))
      .flatMap((f) => f.runtime.map((line) => [`${f.file}:${line}`, 'types/ holds nothing that exists at run time'])),

  drivers: ({ files }) =>
    files
      .filter((f) => !isDatabaseHome(f.file))
      .flatMap((f) =>
        f.edges
          .filter((e) => drivers.test(e.request))
          .map((e) => [`${f.file}:${e.line}`, `driver package ${e.request} outside backends/*/`]),
      ),

  databases: ({ files }) =>
    files
      .filter((f) => f.folder !== 'backends' && !isRoot(f.file))
      .flatMap((f) => [
        ...f.databaseNames.map(({ name, line }) => [`${f.file}:${line}`, `names a database ('${name}'); ask features instead`]),
        ...f.dialectNames.map((line) => [`${f.file}:${line}`, 'asks a dialect for its name; ask features instead']),
      ]),

  names: ({ files }) =>
    files.flatMap((f) => {
      const parts = f.file.replace(/(\.d)?\.ts$/, '').split('/');
      const odd = parts.filter((p) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(p)).map((p) => [f.file, `${p} is not kebab-case`]);
      const empty = parts
        .filter((p) => p.split('-').some((w) => emptyWords.test(w)))
        .map((p) => [f.file, `${p} is a name that says nothing`]);
      const exported = f.exported.filter(
        ({ name }) => /^(Base|Abstract)([A-Z]|$)|(^u|U)tils?$|(^h|H)elpers?$/.test(name) && !surface.has(`${f.file} ${name}`),
      );
      return [...odd, ...empty, ...exported.map(({ name, line }) => [`${f.file}:${line}`, `${name} is a name that says nothing`])];
    }),

  size: ({ files }) =>
    files.filter((f) => f.lines > maxLines).map((f) => [f.file, `${f.lines} lines; at most ${maxLines}: split along the idea`]),

  public: ({ exports }) =>
    Object.entries(exports)
      .filter(([path, to]) => path !== './package.json' && !(basename(to) === 'index.js' && to === `./dist${path.slice(1)}/index.js`))
      .map(([path, to]) => ['package.json', `"${path}" exports ${to}; only index files are public, each at its own path`]),
};

/** Applies every rule. @param {Project} project @returns {Fault[]} */
export function faultsOf(project) {
  return Object.entries(rules).flatMap(([rule, find]) => find(project).map(([at, says]) => ({ rule, at, says })));
}
