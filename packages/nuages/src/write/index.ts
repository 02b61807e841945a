export * from './bulk-create.js';
export * from './create.js';
export * from './delete-query.js';
export * from './delete-row.js';
export * from './model-of.js';
export * from './save.js';
export * from './update-query.js';
export type { DeleteResult, SaveOptions } from '../types/instance.js';
