const figure = /^(?:[\d.,]+(?:×| [kM]?B)?|–)$/;

/** Rows in columns, two spaces apart: text begins on one line, figures end on one. Cells are plain text of single width, the first row the header. */
export function inColumns(rows: readonly (readonly string[])[]): string[] {
  const [header = [], ...body] = rows;
  const columns = header.map((_, i) => ({
    width: Math.max(...rows.map((row) => row[i]!.length)),
    figures: areFigures(body.map((row) => row[i]!)),
  }));
  const line = (row: readonly string[]): string =>
    columns.map(({ width, figures }, i) => (figures ? row[i]!.padStart(width) : row[i]!.padEnd(width))).join('  ');
  return rows.map((row) => line(row).trimEnd());
}

/** Whether a column's cells are figures: counts, times, sizes. */
export const areFigures = (cells: readonly string[]): boolean => cells.every((cell) => figure.test(cell));

/** Cut to so many characters. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(width - 1, 0))}…`;
}
