import type { ExplainOptions } from '../../../../contract/index.js';

/** `EXPLAIN (ANALYZE, BUFFERS) SELECT ...` */
export function explain(sql: string, { analyze, buffers, verbose, format }: ExplainOptions): string {
  const options = [analyze && 'ANALYZE', verbose && 'VERBOSE', buffers && 'BUFFERS', format === 'json' && 'FORMAT JSON'].filter(Boolean);
  return `EXPLAIN ${options.length ? `(${options.join(', ')}) ` : ''}${sql}`;
}
