import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../tools/checks.mjs';

const itself = 'test/architecture/repository.test.ts';

/** What must stand in no file, and a text that proves that it would be found. */
const strangers: Record<string, { pattern: RegExp; canary: string }> = {
  'a path of the machine it was written on': { pattern: /(?<![\w.~-])\/(work|root|home\/\w+|Users\/\w+)\//, canary: 'see /work/main' },
  'the host of a registry': {
    pattern: /\bregistry\.[\w-]+\.(?:org|com|net|io|dev)\b|\bnpm\.pkg\.github\.com/,
    canary: 'https://registry.npmjs.org/pg',
  },
  'how it was written': {
    pattern:
      /\b(claude|anthropic|chatgpt|openai|gpt-\d|llms?|(sub|coding )agents?|ai (assistant|session)|language model|coding session)\b/i,
    canary: 'written by a subagent',
  },
  'unfinished work': { pattern: /\b(TODO|FIXME|XXX)\b/, canary: '// TODO: later' },
};

/** Every text file that is or would be committed. */
function files(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '' && file !== itself && existsSync(join(root, file)));
}

function faultsOf(file: string, text: string): string[] {
  const found = Object.entries(strangers).map(([name, { pattern }]) => [name, pattern.exec(text)] as const);
  return found.flatMap(([name, match]) =>
    match ? [`${file}:${text.slice(0, match.index).split('\n').length}: ${name}: ${match[0]}`] : [],
  );
}

describe('no file holds', () => {
  test.each(Object.entries(strangers))('%s', (name, { canary }) => {
    expect(faultsOf('canary', canary)).toEqual([expect.stringContaining(name)]);
  });

  test('any of it', () => {
    expect(files().flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});

describe('each folder of the source', () => {
  const source = join(root, 'packages/nuages/src');
  const folders = readdirSync(source, { withFileTypes: true }).filter((f) => f.isDirectory());

  test.each(folders.map((f) => f.name))('%s says in its README what enters, what leaves and what does not belong there', (folder) => {
    const readme = join(source, folder, 'README.md');
    expect(existsSync(readme), `${folder} has no README.md`).toBe(true);
    const text = readFileSync(readme, 'utf8');
    expect(text).toMatch(new RegExp(`^# ${folder}\n`));
    const parts =
      folder === 'types'
        ? [/does not belong here: /]
        : ['In', 'Out', 'Not here'].map((part) => new RegExp(`^- \\*\\*${part}:\\*\\* .`, 'm'));
    for (const part of parts) expect(text).toMatch(part);
    expect(text.split('\n').length, 'a few lines').toBeLessThan(30);
  });
});

test('CONTRIBUTING.md names files that exist', () => {
  const named = [...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/`([\w.-]+(\/[\w.-]+)+|[A-Z]+\.md)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the lock file names no place to download from', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "http/);
});

test('a file stands under one name', () => {
  const lower = files().map((file) => file.toLowerCase());
  expect(lower.filter((file, i) => lower.indexOf(file) !== i).map((file) => basename(file))).toEqual([]);
});
