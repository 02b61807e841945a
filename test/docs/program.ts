import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from 'node:util';
import { vi } from 'vitest';
import { root } from '../../tools/checks.mjs';
import { compile, installDeclarations, writeJson } from '../types/declarations.js';

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
  return { check: () => check(folder), run: () => output(join(folder, 'main.ts')) };
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

/** Against the declarations that users get, as strictly as they can be read, but that a page may show a value without using it. */
async function check(folder: string): Promise<string> {
  const { index } = await installDeclarations(basename(folder));
  const project = join(folder, 'tsconfig.json');
  writeJson(project, {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      composite: false,
      noUnusedLocals: false,
      paths: { nuages: [index], 'nuages/testing': [join(dirname(index), 'testing/index.d.ts')] },
    },
    include: [join(folder, '*.ts')],
  });
  return (await compile('typescript', project)).output;
}

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
