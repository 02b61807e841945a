export { db } from './database.js';
export * from './raw-query-set.js';
