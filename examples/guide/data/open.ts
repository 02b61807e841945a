import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Connections } from 'nuages';
import { connect, createSchema, dropSchema } from 'nuages';
import type { Link } from '../measure/link.js';
import { embeddedFolder, settingsFor } from '../nuages.config.js';
import { fill, stateOf } from './fill.js';
import type { Progress } from './progress.js';
import type { SizeName } from './sizes.js';

export interface OpenOptions {
  readonly size: SizeName;
  readonly link: Link;
  readonly progress: Progress;
}

/** Opens the guide's embedded database of a size. The first time it is filled, in a folder of another name until it is whole. */
export async function openEmbedded({ size, link, progress }: OpenOptions): Promise<Connections> {
  const folder = embeddedFolder(size);
  if (existsSync(folder)) {
    const connections = await open(folder, link);
    if ((await stateOf(size)) === 'filled') return connections;
    await connections.close();
    await rm(folder, { recursive: true });
  }
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await make(unfinished, { size, link, progress });
  await rename(unfinished, folder);
  return open(folder, link, ['VACUUM ANALYZE']);
}

/** Opens a database by its URL. Its tables of the guide are made where there are none, and made anew where they hold another size. */
export async function openUrl(url: string, { size, link, progress }: OpenOptions): Promise<Connections> {
  const connections = await connect(settingsFor(url), { wrapDriver: link.wrapDriver });
  try {
    const state = await stateOf(size);
    if (state === 'filled') return connections;
    if (state === 'other') await dropSchema();
    await createSchema();
    await fill(size, progress);
    return connections;
  } catch (error) {
    await connections.close();
    throw error;
  }
}

async function make(folder: string, { size, link, progress }: OpenOptions): Promise<void> {
  await using _filling = await open(folder, link);
  await createSchema();
  await fill(size, progress);
}

async function open(folder: string, link: Link, onConnect: readonly string[] = []): Promise<Connections> {
  return connect(settingsFor(`pglite:${folder}`, onConnect), { wrapDriver: link.wrapDriver });
}
