import type { DriverConnection } from 'nuages';

/** As EXPLAIN (ANALYZE, FORMAT JSON) describes a step of a plan. */
interface PlanStep {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanStep[];
}

/** What the database does to answer a statement. */
export interface Reading {
  /** rows that it takes from tables and indexes */
  readonly rows: number;
  /** how it finds them: 'Seq Scan', 'Index Scan using post_author' */
  readonly scans: readonly string[];
}

/** asked once more, it changes nothing */
const reads = /^[\s(]*(?:SELECT\b|WITH\b(?![^]*\b(?:INSERT|UPDATE|DELETE|MERGE)\b))/i;

/** How the database reads what it answers a statement with: it is asked once more, with its plan. */
export async function readingOf(connection: DriverConnection, sql: string, params: readonly unknown[]): Promise<Reading> {
  if (!reads.test(sql)) return { rows: 0, scans: [] };
  const make = (_context: unknown, plan: unknown): unknown => plan;
  const explain = { sql: `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, name: null, columns: null, make };
  const { rows } = await connection.run(explain, params, null);
  const [{ Plan }] = (typeof rows[0] === 'string' ? JSON.parse(rows[0]) : rows[0]) as [{ Plan: PlanStep }];
  const sources = sourcesOf(Plan).filter((step) => step['Actual Loops'] > 0);
  return { rows: sources.reduce((sum, step) => sum + scanned(step), 0), scans: sources.map(nameOf) };
}

/** Rows come from the leaves of a plan, and from scans that have subqueries of their own below. A bitmap's rows are found by its index. */
function sourcesOf(step: PlanStep): PlanStep[] {
  const { Plans = [], 'Relation Name': table, 'Node Type': type } = step;
  const isSource = Plans.length === 0 || (table !== undefined && type !== 'Bitmap Heap Scan');
  return [...(isSource ? [step] : []), ...Plans.flatMap(sourcesOf)];
}

/** Figures of a step are per loop. */
function scanned(step: PlanStep): number {
  const perLoop = step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0);
  return Math.round(perLoop * step['Actual Loops']);
}

function nameOf({ 'Node Type': type, 'Index Name': index }: PlanStep): string {
  return index === undefined ? type : `${type} using ${index}`;
}
