export type * from './features.js';
export type * from './dialect.js';
export type * from './driver.js';
