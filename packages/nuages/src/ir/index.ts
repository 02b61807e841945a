export type * from './value-type.js';
export * from './expression.js';
export type * from './statement.js';
export type * from './schema.js';
export * from './decimal.js';
export * from './duration.js';
export * from './json-null.js';
export * from './out-of-range.js';
