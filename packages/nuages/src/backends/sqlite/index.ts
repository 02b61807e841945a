import type { Backend } from '../../contract/index.js';
import { dialect } from './dialect/dialect.js';
import { openDriver } from './driver.js';
import { packageNames } from './package/choose-package.js';

/** SQLite, in this process. Its file is shared with Django: the same types, texts and names. */
export const sqliteBackend: Backend = {
  dialect,
  options: [],
  drivers: packageNames,
  open: openDriver,
};
