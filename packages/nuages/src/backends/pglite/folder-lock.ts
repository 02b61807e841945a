import { rmSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OperationalError } from '../../errors/index.js';

/** Survives a module that is loaded twice: a folder is open in the process, whoever opened it. */
const OPEN = Symbol.for('nuages.pglite.folders');
const openFolders: Set<string> = ((globalThis as { [OPEN]?: Set<string> })[OPEN] ??= new Set());

/**
 * PGlite lets two of it write into one folder, which ruins it. A file beside the folder names the process that has it; one that a crash left
 * behind doesn't count.
 * @throws OperationalError NUA_CONNECTION_BUSY
 */
export async function lockFolder(path: string): Promise<() => void> {
  const folder = resolve(path);
  const file = `${folder}.lock`;
  while (!(await created(file))) {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner === process.pid ? openFolders.has(folder) : isAlive(owner)) throw busy(path, owner, file);
    await rm(file, { force: true });
  }
  openFolders.add(folder);
  const release = (): void => {
    process.off('exit', release);
    openFolders.delete(folder);
    rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

async function created(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

const busy = (path: string, owner: number, file: string): OperationalError =>
  new OperationalError('NUA_CONNECTION_BUSY', `${path} is open in process ${owner}, and PGlite takes one at a time.`, {
    fix: `Close it there, or use a PostgreSQL server. Where no such process runs, delete ${file}.`,
  });
