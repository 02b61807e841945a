import type { Template } from '../../../../contract/index.js';
import type { ColumnType } from '../../../../ir/index.js';
import { typeSql } from '../types.js';
import { chosen } from './fill.js';

/** Texts of dates and times are made by SQLite's date functions, to the millisecond, as in Django: a CAST would make numbers of them. */
const byFunction: Readonly<Partial<Record<ColumnType['name'], string>>> = {
  date: 'DATE({0})',
  time: "nuages_canonical(STRFTIME('%H:%M:%f', nuages_milliseconds({0})))",
  timestamp: "nuages_canonical(STRFTIME('%Y-%m-%d %H:%M:%f', nuages_milliseconds({0})))",
};

export const cast: Readonly<Record<string, Template>> = {
  cast: chosen(({ options }) => {
    const column = options?.['column'] as ColumnType;
    return byFunction[column.name] ?? `CAST({0} AS ${typeSql(column)})`;
  }),
};
