import type { Cell, CellName, ColumnType, Kind, ValueType } from '../../../src/ir/index.js';

/** A value type whose values are its cells. */
export function type(kind: Kind, name: CellName | Cell, column: ColumnType | ColumnType['name']): ValueType {
  return {
    kind,
    cell: typeof name === 'string' ? { name } : name,
    column: typeof column === 'string' ? { name: column } : column,
    encode: (value) => value,
  };
}

export const types = {
  integer: type('number', 'number', 'integer'),
  bigint: type('bigint', 'bigint-number', 'bigint'),
  exactBigint: type('bigint', 'bigint', 'bigint'),
  float: type('number', 'float', 'float'),
  decimal: type('decimal', 'decimal', { name: 'decimal', digits: 10, places: 2 }),
  boolean: type('boolean', 'boolean', 'boolean'),
  text: type('text', 'text', 'text'),
  char: type('text', 'text', { name: 'char', length: 10 }),
  date: type('date', 'date', 'date'),
  time: type('time', 'time', 'time'),
  datetime: type('datetime', 'datetime', { name: 'timestamp', precision: 3 }),
  exactDatetime: type('datetime', 'datetime-text', { name: 'timestamp', precision: 6 }),
  duration: type('duration', 'duration', 'interval'),
  json: type('json', 'json', 'json'),
  uuid: type('uuid', 'uuid', 'uuid'),
  binary: type('binary', 'binary', 'binary'),
  ip: type('text', 'text', 'ip'),
  texts: type('array', { name: 'array', item: { name: 'text' } }, { name: 'array', item: { name: 'text' } }),
  integers: type('array', { name: 'array', item: { name: 'number' } }, { name: 'array', item: { name: 'integer' } }),
} as const;
