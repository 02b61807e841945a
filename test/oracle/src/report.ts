import { inspect } from 'node:util';
import type { Case } from './case.js';
import type { Verdict } from './oracle.js';
import type { Outcome } from './outcome.js';

const shortened = (text: string, most = 1500): string =>
  text.length > most ? `${text.slice(0, most)}... (${text.length} characters)` : text;
const json = (value: unknown): string => shortened(JSON.stringify(value) ?? 'nothing');

/** A case that failed: what it asked, the SQL, Django's answer and ours. */
export function describeFailure(test: Case, { expected, outcome, sql, why }: Extract<Verdict, { is: 'failed' }>): string {
  const { id, expect: _, expect_by_backend: __, ...asked } = test;
  const cause = why === null ? [] : [`  error     ${shortened(isCoded(why) ? (why as Error).message : inspect(why), 3000)}`];
  const statements = sql.map((text) => `  sql       ${shortened(text, 3000)}`);
  return [
    `FAIL ${id}`,
    `  case      ${json(asked)}`,
    ...statements,
    `  expected  ${json(expected)}`,
    `  got       ${json(outcome)}`,
    ...cause,
  ].join('\n');
}
const isCoded = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('NUA_');

/** Counts verdicts, and keeps what was skipped and why. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** by reason */
  readonly differs = new Map<string, number>();
  /** by what is missing */
  readonly missing = new Map<string, number>();
  readonly outcomes: Record<string, Outcome> = {};

  add({ id }: Case, verdict: Verdict): void {
    switch (verdict.is) {
      case 'skipped':
        this.skipped++;
        this.missing.set(verdict.what, (this.missing.get(verdict.what) ?? 0) + 1);
        return;
      case 'differs':
        this.differs.set(verdict.reason, (this.differs.get(verdict.reason) ?? 0) + 1);
        break;
      case 'passed':
        this.passed++;
        break;
      case 'failed':
        this.failed++;
    }
    this.outcomes[id] = verdict.outcome;
  }

  /** What was skipped and what differs by design, then the counts on the last line. */
  summary(): string {
    const listed = (counts: ReadonlyMap<string, number>): string[] =>
      [...counts].sort(([, a], [, b]) => b - a).map(([what, n]) => `  ${String(n).padStart(5)}  ${what}`);
    const lines = [];
    if (this.missing.size > 0) lines.push('skipped, by what is not built:', ...listed(this.missing));
    if (this.differs.size > 0) lines.push('different by design (test/oracle/differences.json):', ...listed(this.differs));
    lines.push(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    return lines.join('\n');
  }
}
