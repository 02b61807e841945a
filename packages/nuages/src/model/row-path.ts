/** the rows that are being shown, outermost first: a row within itself ends there */
const path: object[] = [];

/** Runs `show` for a row, unless it is being shown already: then `again`. */
export function within<T>(row: object, show: () => T, again: () => T): T {
  if (path.includes(row)) return again();
  path.push(row);
  try {
    return show();
  } finally {
    path.pop();
  }
}
