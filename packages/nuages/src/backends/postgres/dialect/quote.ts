/** A name, whatever stands in it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text constant: backslashes stand for themselves (standard_conforming_strings). */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
