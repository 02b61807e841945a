export * from './columns.js';
export * from './definition.js';
export * from './resolve.js';
export * from './write.js';
