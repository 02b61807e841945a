import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { guideFolder } from '../guide-folder.js';

/** A hash of the models and of what makes their data: a database filled by others of these is filled anew. */
export async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['models', 'data']) {
    const names = (await readdir(new URL(folder, guideFolder))).filter((name) => name.endsWith('.ts')).toSorted();
    for (const name of names) hash.update(name).update(await readFile(new URL(`${folder}/${name}`, guideFolder)));
  }
  return hash.digest('hex');
}
