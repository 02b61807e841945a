/** Texts, quoted names, comments and dollar quotes, in which a question mark is none; `??`, which is one; `?`. */
const tokens =
  /[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|\?\??/g;

/** The text around each placeholder `?`: one piece more than there are placeholders. */
export function splitAtPlaceholders(text: string): string[] {
  const pieces = [''];
  let from = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token !== '?' && token !== '??') continue;
    pieces.push(`${pieces.pop()!}${text.slice(from, index)}${token === '??' ? '?' : ''}`);
    if (token === '?') pieces.push('');
    from = index + token.length;
  }
  pieces.push(pieces.pop()! + text.slice(from));
  return pieces;
}
