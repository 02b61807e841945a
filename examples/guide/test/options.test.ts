import '../models/register.js';
import { describe, expect, test } from 'vitest';
import { readOptions, UsageError } from '../options.js';

describe('the command line', () => {
  test('by default everything runs, on the embedded database of full size', () => {
    expect(readOptions([])).toMatchObject({ json: false, sql: false, only: false, size: 'full', database: null, roundTripMs: 0 });
    expect(readOptions([])?.techniques).toHaveLength(20);
  });

  test('options are read', () => {
    const options = readOptions([
      '--json',
      '--sql',
      '--only',
      'core/8',
      '--only',
      'core/3',
      '--size',
      'small',
      '--database',
      'postgres://h/d',
      '--round-trip',
      '1ms',
    ]);
    expect(options).toMatchObject({ json: true, sql: true, only: true, size: 'small', database: 'postgres://h/d', roundTripMs: 1 });
    expect(options?.techniques.map(({ id }) => id)).toEqual(['core/3', 'core/8']);
    expect(readOptions(['--help'])).toBeNull();
  });

  test.each([
    ['1ms', 1],
    ['250us', 0.25],
    ['0.5', 0.5],
    ['2 s', 2000],
  ])('a round trip of %s', (text, ms) => {
    expect(readOptions(['--round-trip', text])?.roundTripMs).toBe(ms);
  });

  test.each([
    [['--only', 'core/11'], /no technique "core\/11".*core\/1, core\/2, .*production\/10/],
    [['--size', 'huge'], /no size "huge".*small, full, large/],
    [['--round-trip', 'soon'], /1ms or 250us, not "soon"/],
    [['--jsn'], /--jsn[\s\S]*--only ID/],
    [['core/3'], /core\/3/],
    [['--only'], /--only/],
  ])('%j is refused and says what exists', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });
});
