export * from './columns.js';
export * from './fetch.js';
export * from './loader.js';
export * from './page.js';
export type * from './placed.js';
export * from './prepare.js';
export * from './relation.js';
export * from './sql.js';
export * from './stream.js';
