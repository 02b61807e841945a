/** Texts, quoted names and comments, in which a question mark is none; and numbered parameters. */
const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?(\d+)/g;

/** The same statement with plain question marks; null where its parameters don't stand in their order, each once. */
export function positional(sql: string): string | null {
  let count = 0;
  let inOrder = true;
  const text = sql.replace(tokens, (token, n: string | undefined) => {
    if (n === undefined) return token;
    if (Number(n) !== ++count) inOrder = false;
    return '?';
  });
  return inOrder ? text : null;
}
