import type { DriverConnection } from 'nuages';

/** As EXPLAIN (ANALYZE, FORMAT JSON) describes a step of a plan. */
interface PlanStep {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanStep[];
}

/** How many rows the database takes from tables and indexes to answer a SELECT: it is asked once more, with its plan. */
export async function rowsRead(connection: DriverConnection, sql: string, params: readonly unknown[]): Promise<number> {
  if (!/^\s*SELECT\b/i.test(sql)) return 0;
  const make = (_context: unknown, plan: unknown): unknown => plan;
  const explain = { sql: `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, name: null, columns: null, make };
  const { rows } = await connection.run(explain, params, null);
  const [{ Plan }] = (typeof rows[0] === 'string' ? JSON.parse(rows[0]) : rows[0]) as [{ Plan: PlanStep }];
  return scanned(Plan);
}

/** Rows come from the leaves of a plan. Figures of a step are per loop. */
function scanned(step: PlanStep): number {
  if (step.Plans !== undefined && step.Plans.length > 0) return step.Plans.reduce((sum, each) => sum + scanned(each), 0);
  const perLoop = step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0);
  return Math.round(perLoop * step['Actual Loops']);
}
