export * from './columns.js';
export * from './definition.js';
export * from './order-mark.js';
export * from './ordered.js';
export * from './page.js';
export { NoQueryAround } from './resolution.js';
export * from './resolve.js';
export * from './within.js';
export * from './write.js';
