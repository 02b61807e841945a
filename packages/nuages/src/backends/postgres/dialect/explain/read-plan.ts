import type { ExplainOptions, Plan } from '../../../../contract/index.js';
import { readJsonPlan } from './json-plan.js';
import { readTextPlan } from './text-plan.js';

/** The rows of EXPLAIN: a line each, or one document. The text is the server's own, to the letter. */
export function readPlan(rows: readonly Readonly<Record<string, unknown>>[], { format }: ExplainOptions): Plan {
  const cells = rows.map((row) => Object.values(row)[0]);
  if (format === 'json') return { text: JSON.stringify(cells[0], null, 2), tree: readJsonPlan(cells[0]) };
  const lines = cells.map(String);
  return { text: lines.join('\n'), tree: readTextPlan(lines) };
}
