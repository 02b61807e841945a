import { expect, test } from 'vitest';
import { begin } from '../../../src/backends/postgres/begin.js';
import { dialect } from '../../../src/backends/postgres/dialect/dialect.js';

test('BEGIN', () => {
  expect(begin({ write: true })).toBe('BEGIN');
  expect(begin({ write: false, isolation: 'serializable', readOnly: true, deferrable: true })).toBe(
    'BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE',
  );
  expect(begin({ write: true, isolation: 'repeatable read' })).toBe('BEGIN ISOLATION LEVEL REPEATABLE READ');
});

test('LIMIT and OFFSET', () => {
  expect(dialect.limit(20, 40)).toBe(' LIMIT 20 OFFSET 40');
  expect(dialect.limit(20, 0)).toBe(' LIMIT 20');
  expect(dialect.limit(null, 40)).toBe(' OFFSET 40');
  expect(dialect.limit(null, 0)).toBe('');
});
