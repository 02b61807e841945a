import { expect } from 'vitest';
import { Decimal } from 'nuages';

// A Decimal has private parts only, which toEqual() doesn't look at: without this, any two would be equal.
expect.addEqualityTesters([
  (a: unknown, b: unknown) =>
    a instanceof Decimal && b instanceof Decimal ? a.equals(b) : a instanceof Decimal || b instanceof Decimal ? false : undefined,
]);
