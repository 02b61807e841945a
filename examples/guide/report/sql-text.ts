import type { CapturedQuery } from 'nuages';

/** A statement, and how many times it was sent one after the other. */
export interface Sent {
  readonly sql: string;
  readonly times: number;
}

/** The statements of a way in their order, the same one in a row once. Values are left out: they are parameters. */
export function sentBy(statements: readonly Pick<CapturedQuery, 'sql'>[]): Sent[] {
  const sent: { sql: string; times: number }[] = [];
  for (const { sql } of statements) {
    const last = sent.at(-1);
    if (last?.sql === sql) last.times++;
    else sent.push({ sql, times: 1 });
  }
  return sent;
}

const clauses =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\s+(?=(?:FROM|(?:INNER|LEFT OUTER|CROSS) JOIN|WHERE|GROUP BY|HAVING|ORDER BY|LIMIT|OFFSET|SET|VALUES|RETURNING)\b)/g;

/** Every statement once, in the order of its first time. */
export function eachOnce<S extends Pick<CapturedQuery, 'sql'>>(statements: readonly S[]): S[] {
  const seen = new Set<string>();
  return statements.filter(({ sql }) => !seen.has(sql) && seen.add(sql));
}

/** The SQL with each clause on a line of its own; nothing but white space differs. SQL by hand keeps the lines that it has. */
export function byClause(sql: string): string {
  if (sql.includes('\n')) return dedented(sql);
  return sql.replace(clauses, (found) => (/^\s/.test(found) ? '\n' : found));
}

function dedented(sql: string): string {
  const lines = sql.trim().split('\n');
  const indentation = Math.min(...lines.slice(1).map((line) => line.length - line.trimStart().length));
  return lines.map((line, i) => (i === 0 ? line : line.slice(indentation))).join('\n');
}

/** All that a way sent, as SQL to read. */
export function sqlText(statements: readonly Pick<CapturedQuery, 'sql'>[]): string {
  return sentBy(statements)
    .map(({ sql, times }) => `${times > 1 ? `-- ${times.toLocaleString('en')} times:\n` : ''}${byClause(sql)};`)
    .join('\n');
}
