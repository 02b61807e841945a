import '../models/register.js';
import type { Connections } from 'nuages';
import { openUrl } from '../data/open.js';
import { silent } from '../data/progress.js';
import { Link } from '../measure/link.js';

/** The guide's database of the small size, at a URL. */
export async function filled(url: string): Promise<{ readonly link: Link; readonly connections: Connections }> {
  const link = new Link();
  return { link, connections: await openUrl(url, { size: 'small', link, progress: silent }) };
}

export const inMemory = 'pglite::memory:';
