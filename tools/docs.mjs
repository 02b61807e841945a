// `npm run docs`, first part: docs/errors.md. The second is that of examples/guide.
import { writeFile } from 'node:fs/promises';
import { catalogue } from '../packages/nuages/dist/errors/catalogue.js';
import { errorsPage } from './docs/errors-page.mjs';

await writeFile(new URL('../docs/errors.md', import.meta.url), errorsPage(catalogue));
