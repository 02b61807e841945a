import { expect, test } from 'vitest';
import { chapters } from '../chapters.js';
import '../models/register.js';
import { byClause, eachOnce, sentBy, sqlText } from '../report/sql-text.js';
import { codeOf } from '../source/code-of.js';
import { canRun, isLive } from '../technique.js';

test('the code shown is that of the functions that run', async () => {
  const code = await codeOf('core/5');
  expect(code.file).toBe('core/05-exists.ts');
  expect(code.bad).toBe('(await User.objects.filter({ isActive: true }).count()) > 0');
  expect(code.good).toBe('User.objects.filter({ isActive: true }).exists()');
});

test('the lines of a block lose the indentation of their file', async () => {
  expect((await codeOf('core/3')).bad).toBe('for (const user of await User.objects.all()) if (user.isActive) work(user.email);');
  expect((await codeOf('core/8')).bad?.split('\n').map((line) => line.length - line.trimStart().length)).toEqual([0, 0, 2, 2, 0, 0]);
});

test.each(chapters.filter(isLive).map((each) => [each.id, each] as const))(
  '%s: every way has its code',
  async (id, { variants = [], examples = [], tables = [] }) => {
    const code = await codeOf(id);
    // or in what they share
    expect(`${code.shared ?? ''} ${code.bad}`).toMatch(/\bobjects\b/);
    expect(`${code.shared ?? ''} ${code.good}`).toMatch(/\b(objects|db)\b/);
    const titles = (list: readonly { readonly title: string }[]): string[] => list.map(({ title }) => title);
    expect([...code.variants.keys()]).toEqual(titles(variants.filter(canRun)));
    expect([...code.examples.keys()]).toEqual(titles(examples));
    expect([...code.tables.keys()]).toEqual(titles(tables));
  },
);

test('what the ways of a chapter share is shown too, and no import', async () => {
  expect((await codeOf('production/8')).shared).toMatch(/^\/\*\* before .*\n[\s\S]*daysBeforeEnd\(30\);$/);
  expect((await codeOf('core/5')).shared).toBeNull();
});

test('SQL is shown clause by clause, and what repeats once', () => {
  expect(byClause(`SELECT "a FROM b", 'x WHERE y' FROM "t" WHERE "n" = $1 ORDER BY "n" LIMIT 2`)).toBe(
    `SELECT "a FROM b", 'x WHERE y'\nFROM "t"\nWHERE "n" = $1\nORDER BY "n"\nLIMIT 2`,
  );
  expect(byClause('\n    SELECT a\n    FROM t\n      JOIN u')).toBe('SELECT a\nFROM t\n  JOIN u');
  const sql = (text: string) => ({ sql: text });
  expect(eachOnce([sql('a'), sql('b'), sql('a'), sql('c')])).toEqual([sql('a'), sql('b'), sql('c')]);
  expect(sentBy([sql('a'), sql('b'), sql('b'), sql('a')])).toEqual([
    { sql: 'a', times: 2, scattered: true },
    { sql: 'b', times: 2, scattered: false },
  ]);
  expect(sqlText([sql('SELECT 1'), sql('SELECT 2'), sql('SELECT 1')])).toBe('-- again and again:\nSELECT 1;\nSELECT 2;');
  expect(sqlText([sql('SELECT 1'), ...Array.from({ length: 1000 }, () => sql('SELECT 2'))])).toBe('SELECT 1;\n-- 1,000 times:\nSELECT 2;');
});
