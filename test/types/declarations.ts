import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'packages/nuages');

/** The compilers that users have, by the name of their package here. */
export const compilers = { '7.0': 'typescript', '6.0': 'typescript-6', '5.9': 'typescript-5' } as const;
export type CompilerPackage = (typeof compilers)[keyof typeof compilers];

/** What a compiler said; `status` 0: no errors. */
export interface Compilation {
  readonly status: number;
  readonly output: string;
}

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Runs a compiler over a project, in a process of its own. */
export async function compile(compiler: CompilerPackage, project: string, ...args: string[]): Promise<Compilation> {
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  try {
    const { stdout } = await run(process.execPath, [tsc, '--project', project, '--pretty', 'false', ...args], {
      cwd: root,
      maxBuffer: 1 << 26,
    });
    return { status: 0, output: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { status: code, output: stdout };
  }
}

/**
 * The package as users get it, in a folder of its own: `node_modules/nuages` with its package.json and the declarations of today's
 * source. What is built may be stale; errors of the source are for the build to report.
 */
export async function installDeclarations(name: string): Promise<{ readonly folder: string; readonly index: string }> {
  const folder = join(root, 'node_modules/.cache/nuages-types', name);
  const installed = join(folder, 'node_modules/nuages');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(source, 'package.json'), join(installed, 'package.json'));
  const project = join(folder, 'tsconfig.declarations.json');
  writeJson(project, {
    extends: join(source, 'tsconfig.json'),
    compilerOptions: {
      rootDir: join(source, 'src'),
      outDir: join(installed, 'dist'),
      emitDeclarationOnly: true,
      composite: false,
      incremental: false,
      declarationMap: false,
      sourceMap: false,
      tsBuildInfoFile: null,
    },
    include: [join(source, 'src/**/*.ts')],
  });
  await compile('typescript', project);
  return { folder, index: join(installed, 'dist/index.d.ts') };
}

export const writeJson = (path: string, value: unknown): void => writeFileSync(path, JSON.stringify(value, null, 2));
