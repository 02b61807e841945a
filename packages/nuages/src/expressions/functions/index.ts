export * from './comparison.js';
export * from './dates.js';
export * from './json.js';
export * from './maths.js';
export * from './own.js';
export * from './text.js';
