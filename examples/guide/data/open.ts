import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Connections } from 'nuages';
import { connect, createSchema, dropSchema, ProgrammingError } from 'nuages';
import type { Link } from '../measure/link.js';
import { Filling } from '../models/index.js';
import { embeddedFolder, settingsFor } from '../nuages.config.js';
import { fill, isFilled } from './fill.js';
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
    if (await isFilled(size)) return connections;
    await connections.close();
    await rm(folder, { recursive: true });
  }
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const filling = await open(unfinished, link);
  await createSchema();
  await fill(size, progress);
  await filling.close();
  await rename(unfinished, folder);
  return open(folder, link, ['VACUUM ANALYZE']);
}

/** Opens a database by its URL. Its tables of the guide are made where there are none, and made anew where they hold another size. */
export async function openUrl(url: string, { size, link, progress }: OpenOptions): Promise<Connections> {
  const connections = await connect(settingsFor(url), { wrapDriver: link.wrapDriver });
  try {
    if (await hasTables()) {
      if (await isFilled(size)) return connections;
      await dropSchema();
    }
    await createSchema();
    await fill(size, progress);
    return connections;
  } catch (error) {
    await connections.close();
    throw error;
  }
}

async function open(folder: string, link: Link, onConnect: readonly string[] = []): Promise<Connections> {
  return connect(settingsFor(`pglite:${folder}`, onConnect), { wrapDriver: link.wrapDriver });
}

async function hasTables(): Promise<boolean> {
  try {
    await Filling.objects.exists();
    return true;
  } catch (error) {
    if (error instanceof ProgrammingError && error.code === 'NUA_SQL_INVALID') return false;
    throw error;
  }
}
