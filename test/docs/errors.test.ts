import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../packages/nuages/src/errors/catalogue.js';
import { root } from '../../tools/checks.mjs';
import { errorsPage } from '../../tools/docs/errors-page.mjs';

test('docs/errors.md has every code as the catalogue has it', () => {
  expect(readFileSync(join(root, 'docs/errors.md'), 'utf8'), 'make it anew: npm run docs').toBe(errorsPage(catalogue));
});
