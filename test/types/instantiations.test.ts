import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, installDeclarations, root } from './declarations.js';
import { generateApplication } from './generate-application.mjs';

/**
 * What checking a generated application costs, counted by TypeScript 6.0: `measured` instantiations by number of models; `allowance` more
 * are allowed, as a part of that. A change that makes it cheaper or that is worth its cost sets the figures anew.
 */
interface Budget {
  readonly measured: Readonly<Record<string, number>>;
  readonly allowance: number;
  /** at 100 models, whatever is added */
  readonly ceiling: number;
}
const budget = JSON.parse(readFileSync(join(root, 'test/types/instantiations.json'), 'utf8')) as Budget;
const sizes = [10, 50, 100, 150] as const;
const counted = new Map<number, number>();

beforeAll(async () => {
  const { folder, index } = await installDeclarations('instantiations');
  await Promise.all(
    sizes.map(async (size) => {
      const application = join(folder, `application-${size}`);
      generateApplication(size, application, index);
      const { output, status } = await compile('typescript-6', application, '--extendedDiagnostics');
      if (status !== 0) throw new Error(output);
      counted.set(size, Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1]));
    }),
  );
}, 300_000);

describe('type instantiations', () => {
  it.each(sizes)('stay within the budget of %i models', (size) => {
    expect(counted.get(size)).toBeLessThanOrEqual(budget.measured[size]! * (1 + budget.allowance));
  });

  it('of 100 models stay below the ceiling', () => {
    expect(counted.get(100)).toBeLessThanOrEqual(budget.ceiling);
  });

  it('grow linearly with the number of models', () => {
    const steps = sizes.slice(1).map((size, i) => (counted.get(size)! - counted.get(sizes[i]!)!) / (size - sizes[i]!));
    for (const [i, step] of steps.entries()) for (const other of steps.slice(i + 1)) expect(Math.abs(other / step - 1)).toBeLessThan(0.15);
  });
});
