/** As code in Markdown, backticks in it too. */
export const quoted = (code: string): string => (code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``);

export const block = (language: string, text: string): string[] => [`\`\`\`${language}`, text, '```', ''];
