import { fileURLToPath } from 'node:url';
import type { Settings } from 'nuages';
import { defineConfig } from 'nuages';
import { guideFolder } from './guide-folder.js';

/** Where an embedded database of the guide is. */
export function embeddedFolder(name: string): string {
  return fileURLToPath(new URL(`.guide/${name}`, guideFolder));
}

/** The guide's settings for a database: what the program passes to connect(). `onConnect`: statements for each new connection. */
export function settingsFor(url: string, onConnect: readonly string[] = []): Settings {
  return defineConfig({ databases: { default: { url, onConnect } } });
}

export default settingsFor(`pglite:${embeddedFolder('full')}`);
