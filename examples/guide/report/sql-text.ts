import type { CapturedQuery } from 'nuages';

/** A statement, and how often it was sent. */
export interface Sent {
  readonly sql: string;
  readonly times: number;
  /** others came between */
  readonly scattered: boolean;
}

/** The statements of a way in the order of their first time, each once. Values are left out: they are parameters. */
export function sentBy(statements: readonly Pick<CapturedQuery, 'sql'>[]): Sent[] {
  const sent = new Map<string, { sql: string; times: number; scattered: boolean }>();
  let last = '';
  for (const { sql } of statements) {
    const known = sent.get(sql);
    if (known) {
      known.times++;
      known.scattered ||= last !== sql;
    } else sent.set(sql, { sql, times: 1, scattered: false });
    last = sql;
  }
  return [...sent.values()];
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

/** All that a way sent, as SQL to read. What comes back between others is not counted: that depends on the rows. */
export function sqlText(statements: readonly Pick<CapturedQuery, 'sql'>[]): string {
  return sentBy(statements)
    .map((each) => `${noteOn(each)}${byClause(each.sql)};`)
    .join('\n');
}

function noteOn({ times, scattered }: Sent): string {
  if (times === 1) return '';
  return scattered ? '-- again and again:\n' : `-- ${times.toLocaleString('en')} times:\n`;
}
