export * from './construct.js';
export * from './group.js';
export * from './make-row.js';
export * from './not-loaded.js';
export * from './placeholder.js';
export * from './related.js';
export * from './row-state.js';
export * from './set-column.js';
