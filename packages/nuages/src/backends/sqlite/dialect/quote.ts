export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A constant text. SQL ends at a NUL, so a text with one is written as bytes. */
export const quoteText = (text: string): string =>
  text.includes('\0') ? `CAST(X'${Buffer.from(text).toString('hex')}' AS TEXT)` : `'${text.replaceAll("'", "''")}'`;
