import { areFigures } from './columns.js';

/** As code in Markdown, backticks in it too. */
export const quoted = (code: string): string => (code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``);

/** The first row is the header; figures stand at the right. */
export function markdownTable([header = [], ...rows]: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, i) => (areFigures(rows.map((row) => row[i]!)) ? '---:' : '---'));
  return header.length === 0 ? [] : [line(header), line(rule), ...rows.map(line)];
}

export const block = (language: string, text: string): string[] => [`\`\`\`${language}`, text, '```', ''];
