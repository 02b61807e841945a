import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ name: string, command: [string, ...string[]] }} Check */

/** What `npm run check` runs, each from the root and each by its own configuration file. @type {Check[]} */
export const checks = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'types', command: ['tsc', '--build'] },
  { name: 'architecture', command: ['node', join(root, 'tools/architecture.mjs')] },
  { name: 'unused', command: ['knip', '--no-progress', '--no-config-hints'] },
];

/**
 * Runs one check in a folder.
 * @param {Check} check
 * @param {string} cwd
 * @returns {Promise<{ name: string, passed: boolean, output: string, seconds: number }>}
 */
export function runCheck({ name, command: [program, ...args] }, cwd = root) {
  const started = performance.now();
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(program, args, { cwd, env: { ...process.env, PATH: path, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) } });
  let output = '';
  const collect = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  return new Promise((resolve) => {
    const end = (passed) => resolve({ name, passed, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      collect(error.message);
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}
