import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, promisify } from 'node:util';
import { vi } from 'vitest';
import { root } from '../../tools/checks.mjs';

/** The TypeScript of a page: a block that begins with `// name.ts` is that file, the others follow each other in main.ts. */
export interface Program {
  /** what the compiler says; empty: nothing */
  check(): Promise<string>;
  /** Runs main.ts and gives what it prints. */
  run(): Promise<string>;
}

const fence = /^```ts\n([\s\S]*?)^```$/gm;
const fileName = /^\/\/ ([\w-]+\.ts)\n/;

/** Takes the program out of a page, into a folder of its own that git ignores. */
export function programOf(page: string): Program {
  const folder = join(root, 'test/docs/dist', page.replace(/\W+/g, '-').toLowerCase());
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of filesIn(readFileSync(join(root, page), 'utf8'))) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  return { check: () => compile(folder), run: () => output(join(folder, 'main.ts')) };
}

function filesIn(text: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const [, code = ''] of text.matchAll(fence)) {
    const name = fileName.exec(code)?.[1] ?? 'main.ts';
    files.set(name, `${files.get(name) ?? ''}${code}`);
  }
  if (!files.has('main.ts')) throw new Error('The page has no TypeScript that could run.');
  return files;
}

/** As strict as a user's project can be, but that a page may show a value without using it. */
const settings = {
  extends: '../../../../tsconfig.base.json',
  compilerOptions: {
    noEmit: true,
    composite: false,
    noUnusedLocals: false,
    paths: {
      nuages: ['../../../../packages/nuages/src/index.ts'],
      'nuages/testing': ['../../../../packages/nuages/src/testing/index.ts'],
    },
  },
  include: ['*.ts'],
};

async function output(file: string): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => void lines.push(format(...values)));
  try {
    await import(file);
  } finally {
    log.mockRestore();
  }
  return lines.join('\n');
}

async function compile(folder: string): Promise<string> {
  const tsc = join(root, 'node_modules/.bin/tsc');
  try {
    return (await promisify(execFile)(tsc, ['-p', folder])).stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
