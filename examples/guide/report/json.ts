import type { Outcome, WayOutcome } from '../outcome.js';
import { sqlText } from './sql-text.js';

/** What --json prints: one entry for each technique, in the guide's order; variants, examples and tables where they were run. */
export function toJson(outcomes: readonly Outcome[], withSql: boolean): unknown[] {
  const way = ({ figures, statements }: WayOutcome): object => ({
    ...figures,
    ms: Math.round(figures.ms * 1000) / 1000,
    ...(withSql && { sql: sqlText(statements) }),
  });
  return outcomes.map((outcome) => {
    const { id, title } = outcome.technique;
    if (outcome.status !== 'ran') return { id, title, status: outcome.status, reason: outcome.reason, bad: null, good: null, factor: null };
    const { status, technique, bad, good, factor, variants, examples, tables } = outcome;
    return {
      id,
      title,
      status,
      measure: technique.measure,
      bad: way(bad),
      good: way(good),
      factor,
      variants: variants.map((each) => ({ title: each.title, ...way(each) })),
      examples: examples.map((each) => ({ title: each.title, bad: way(each.bad), good: way(each.good), factor: each.factor })),
      tables: tables.map((each) => ({ title: each.title, rows: each.rows })),
    };
  });
}
