export * from './key.js';
export type * from './op.js';
export * from './owner.js';
export * from './prefetch-lookup.js';
export * from './related-shape.js';
export * from './shape.js';
export type * from './state.js';
export * from './structure.js';
export * from './values.js';
