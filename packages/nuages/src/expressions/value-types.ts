import type { CellName, ColumnType, Kind, ValueType } from '../ir/index.js';

/** Types of what transforms and functions give: no field stands behind them. */
const type = (kind: Kind, cell: CellName, column: ColumnType['name'], takes: string, accepts: (value: unknown) => boolean): ValueType =>
  Object.freeze({
    kind,
    cell: Object.freeze({ name: cell }),
    column: Object.freeze({ name: column }),
    encode: (value: unknown) => {
      if (!accepts(value)) throw new TypeError(`takes ${takes}`);
      return value;
    },
  });

const day = /^\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/;

export const integerType = type('number', 'number', 'integer', 'a whole number', (v) => Number.isInteger(v) || typeof v === 'bigint');
export const floatType = type('number', 'float', 'float', 'a number', (v) => typeof v === 'number' && !Number.isNaN(v));
export const textType = type('text', 'text', 'text', 'text', (v) => typeof v === 'string');
export const booleanType = type('boolean', 'boolean', 'boolean', 'true or false', (v) => typeof v === 'boolean');
export const dateType = type('date', 'date', 'date', "a day as 'YYYY-MM-DD'", (v) => typeof v === 'string' && day.test(v));
export const timeType = type('time', 'time', 'time', "a time of day as 'HH:MM:SS'", (v) => typeof v === 'string' && clock.test(v));
export const dateTimeType: ValueType = Object.freeze({
  ...type('datetime', 'datetime', 'timestamp', 'a Date', (v) => v instanceof Date && !Number.isNaN(v.getTime())),
  column: Object.freeze({ name: 'timestamp', precision: 3 }),
});
/** an instant to the microsecond, as its cell */
export const instantType: ValueType = Object.freeze({
  ...type('datetime', 'datetime-text', 'timestamp', "text as 'YYYY-MM-DDTHH:MM:SS.ffffffZ'", (v) => typeof v === 'string'),
  column: Object.freeze({ name: 'timestamp', precision: 6 }),
});
