import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checks, root, runCheck } from '../../tools/checks.mjs';

type Files = Record<string, string>;

const configuration = [
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'knip.json',
  'tsconfig.base.json',
  'packages/nuages/package.json',
  'packages/nuages/tsconfig.json',
];

function manifest(dependencies: Record<string, string>): string {
  return `${JSON.stringify({ name: 'canary', private: true, type: 'module', workspaces: ['packages/nuages'], dependencies }, null, 2)}\n`;
}

/** A little workspace that passes every check, by the configuration of this one. */
const sound: Files = {
  '.gitignore': 'node_modules\ndist\n',
  'package.json': manifest({}),
  'tsconfig.json': '{ "files": [], "references": [{ "path": "packages/nuages" }] }\n',
  'packages/nuages/src/index.ts': `import { Big } from 'big.js';
import { distance } from 'fastest-levenshtein';

declare class QuerySet {
  filter(): QuerySet;
  then<R>(done: (rows: string[]) => R): Promise<R>;
}

export async function load(querySet: QuerySet, other: QuerySet | null): Promise<string[]> {
  if (other) return await other.filter();
  void querySet.filter();
  return await querySet;
}

export const far: Big = new Big(distance('near', 'far'));
`,
  'packages/nuages/src/testing/index.ts': "export * from '../index.js';\n",
};

interface Canary {
  readonly files: Files;
  /** What the report must say. */
  readonly says: readonly RegExp[];
}

const canaries: Record<string, Canary> = {
  format: {
    files: {
      'packages/nuages/src/spaced.ts': 'export const  x = 1;\n',
      'packages/nuages/src/quoted.ts': 'export const x = "1";\n',
      'tools/bare.mjs': 'export const x = 1\n',
    },
    says: [/src\/spaced.ts/, /src\/quoted.ts/, /tools\/bare.mjs/],
  },
  lint: {
    files: {
      'packages/nuages/src/floating.ts': 'declare function run(): Promise<void>;\nrun();\n',
      'packages/nuages/src/misused.ts': '[1].forEach(async (x) => void (await Promise.resolve(x)));\n',
      'packages/nuages/src/awaited.ts': 'declare const row: { id: number };\nexport const x = async () => await row;\n',
      'packages/nuages/src/untyped.ts': 'export const x = (y: any): unknown => y;\n',
      'packages/nuages/src/ignored.ts': '// @ts-ignore\nexport const x = 1;\n',
      'packages/nuages/src/partial.ts': "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      f('b');\n  }\n}\n",
      'packages/nuages/src/loud.ts': "console.log('loud');\n",
      'packages/nuages/src/unread.ts': 'const x = 1;\nexport {};\n',
    },
    says: [
      /src\/floating.ts:2:.*no-floating-promises/,
      /src\/misused.ts:1:.*no-misused-promises/,
      /src\/awaited.ts:2:.*await-thenable/,
      /src\/untyped.ts:1:.*no-explicit-any/,
      /src\/ignored.ts:1:.*ban-ts-comment/,
      /src\/partial.ts:2:.*switch-exhaustiveness-check/,
      /src\/loud.ts:1:.*no-console/,
      /src\/unread.ts:1:.*no-unused-vars/,
    ],
  },
  types: {
    files: {
      'packages/nuages/src/wrong.ts': 'export const x: string = 1;\n',
      'packages/nuages/src/enumerated.ts': 'export enum Colour {\n  Red,\n}\n',
    },
    says: [/src\/wrong.ts\(1,14\): error TS2322/, /src\/enumerated.ts\(1,13\): error TS1294/],
  },
  unused: {
    files: {
      'package.json': manifest({ fdir: '*' }),
      'packages/nuages/src/orphan.ts': 'export const x = 1;\n',
      'packages/nuages/src/half-used.ts': 'export const used = 1;\nexport const forgotten = 2;\n',
      'packages/nuages/src/testing/index.ts':
        "import { used } from '../half-used.js';\nimport { pad } from 'left-pad';\n\nexport const x = pad(used);\n",
    },
    says: [
      /Unused files[^]*src\/orphan.ts/,
      /Unused exports[^]*forgotten/,
      /Unlisted dependencies[^]*left-pad/,
      /Unused dependencies[^]*fdir/,
    ],
  },
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function workspace(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'nuages-canary-'));
  folders.push(folder);
  const place = (file: string): string => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    return join(folder, file);
  };
  for (const file of configuration) copyFileSync(join(root, file), place(file));
  for (const [file, code] of Object.entries({ ...sound, ...files })) writeFileSync(place(file), code);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The architecture check brings its own canaries. */
const others = checks
  .filter((c) => c.name !== 'architecture')
  .map((c) => (c.name === 'lint' ? { ...c, command: [...c.command, '--format=unix'] as typeof c.command } : c));

describe.concurrent.each(others)('the $name check', (check) => {
  test('passes a sound workspace', async () => {
    const { passed, output } = await runCheck(check, workspace());
    expect(passed, output).toBe(true);
  });

  test('reports each canary', async () => {
    const { files, says } = canaries[check.name] ?? { files: {}, says: [] };
    const { passed, output } = await runCheck(check, workspace(files));
    expect(passed).toBe(false);
    for (const words of says) expect(output).toMatch(words);
  });
});
