import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as nuages from 'nuages';
import { expect, it } from 'vitest';
import { root } from './declarations.js';

const types = join(root, 'packages/nuages/src/types');
/** kept out of the public index, see there */
const inside = 'symbols.ts';

it('declares no value that the package does not have', () => {
  const declared = readdirSync(types)
    .filter((file) => file.endsWith('.ts') && file !== inside)
    .flatMap((file) =>
      [...readFileSync(join(types, file), 'utf8').matchAll(/^export declare (?:const|function|class) (\w+)/gm)].map(([, name]) => name),
    );
  expect(declared).not.toHaveLength(0);
  expect(Object.keys(nuages)).toEqual(expect.arrayContaining(declared));
});
