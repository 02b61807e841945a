export type * from './value-type.js';
export type * from './expression.js';
export type * from './statement.js';
export type * from './schema.js';
export * from './decimal.js';
export * from './duration.js';
