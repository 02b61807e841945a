import { describe, expect, test } from 'vitest';
import { checkArchitecture, printed, rulesWithoutCanary, singCanaries } from '../../tools/architecture.mjs';

describe('the source tree', () => {
  test('keeps the rules of its house', () => {
    expect(checkArchitecture().faults.map(printed)).toEqual([]);
  });
});

describe('each rule', () => {
  test('has a canary', () => {
    expect(rulesWithoutCanary()).toEqual([]);
  });

  test.each(singCanaries())('$rule: $name', ({ faults, sings }) => {
    expect(sings, `the check said: ${faults.map(printed).join('; ') || 'nothing'}`).toBe(true);
  });
});
