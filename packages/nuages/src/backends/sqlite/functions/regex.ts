import { DataError } from '../../../errors/index.js';
import type { SqlFunction, SqlValue } from './sql-function.js';

const known = new Map<string, RegExp>();
const most = 200;

/** flags written at the start, as PostgreSQL and Python take them: (?i) */
const inline = /^\(\?([ims]+)\)/;

function compile(pattern: string, flags: string): RegExp {
  const written = inline.exec(pattern);
  const source = written ? pattern.slice(written[0].length) : pattern;
  const all = [...new Set([...flags, ...(written?.[1] ?? '')])].join('');
  try {
    return new RegExp(source, `${all}u`);
  } catch {
    // whole characters need the strict grammar, which refuses harmless escapes such as \-
    try {
      return new RegExp(source, all);
    } catch {
      throw new DataError('NUA_DATA_INVALID', 'A regular expression is malformed.', { fix: "Write it in JavaScript's syntax." });
    }
  }
}

function regexOf(pattern: string, flags: string): RegExp {
  const key = `${flags}/${pattern}`;
  let regex = known.get(key);
  if (!regex) {
    regex = compile(pattern, flags);
    if (known.size >= most) known.clear();
    known.set(key, regex);
  }
  return regex;
}

function matches(regex: RegExp, text: string): boolean {
  try {
    return regex.test(text);
  } catch {
    // the engine compiles a pattern when it is first used, and may find then that it is too large
    throw new DataError('NUA_DATA_INVALID', 'A regular expression is too large.', { fix: 'Make it shorter.' });
  }
}

/** a REAL prints with its point, as SQLite prints it */
const textOf = (value: SqlValue): string => (typeof value === 'number' && Number.isInteger(value) ? value.toFixed(1) : String(value));

export const regexFunctions: readonly SqlFunction[] = [
  {
    name: 'nuages_regex',
    call: (pattern, text, flags) => {
      if (pattern === null || pattern === undefined || text === null || text === undefined) return null;
      return matches(regexOf(textOf(pattern), flags as string), textOf(text)) ? 1n : 0n;
    },
  },
];
