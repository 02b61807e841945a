export * from './plan.js';
export * from './bind.js';
export * from './compile.js';
