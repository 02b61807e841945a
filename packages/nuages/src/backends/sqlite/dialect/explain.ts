import type { ExplainOptions, Plan, PlanNode } from '../../../contract/index.js';
import { NotSupportedError } from '../../../errors/index.js';

/** @throws NotSupportedError NUA_BACKEND_UNSUPPORTED for `analyze` and `buffers`: SQLite explains without running */
export function explain(sql: string, { analyze, buffers }: ExplainOptions): string {
  if (analyze || buffers) {
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', 'sqlite explains a query without running it: no times, no buffers.', {
      fix: 'Leave analyze and buffers out.',
    });
  }
  return `EXPLAIN QUERY PLAN ${sql}`;
}

interface Step {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

/** Rows of EXPLAIN QUERY PLAN, each with the id of the step that it belongs to, as a tree and as the text that SQLite's shell shows. */
export function plan(rows: readonly Readonly<Record<string, unknown>>[]): Plan {
  const steps = rows.map((row): Step => {
    const [id, parent, , detail] = Object.values(row);
    return { id: Number(id), parent: Number(parent), detail: String(detail) };
  });
  const lines = ['QUERY PLAN'];
  const grow = (parent: number, indent: string): PlanNode[] => {
    const children = steps.filter((s) => s.parent === parent);
    return children.map((step, i) => {
      const last = i === children.length - 1;
      lines.push(`${indent}${last ? '`--' : '|--'}${step.detail}`);
      return { ...describe(step.detail), children: grow(step.id, `${indent}${last ? '   ' : '|  '}`) };
    });
  };
  const children = grow(0, '');
  return { text: lines.join('\n'), tree: { type: 'QUERY PLAN', children } };
}

const access = /^(SCAN|SEARCH) (?:TABLE )?(\S+)(?: AS (\S+))?/;
const named = /USING (?:COVERING )?INDEX (\S+)/;
const unnamed = /USING (INTEGER PRIMARY KEY|AUTOMATIC (?:PARTIAL )?(?:COVERING )?INDEX)/;

/** 'SEARCH post USING INDEX post_author_id (author_id=?)' */
function describe(detail: string): Omit<PlanNode, 'children'> {
  const [, type, table] = access.exec(detail) ?? [];
  if (type === undefined || table === undefined) return { type: detail };
  const index = named.exec(detail)?.[1] ?? unnamed.exec(detail)?.[1];
  return { type, table, ...(index !== undefined && { index }) };
}
