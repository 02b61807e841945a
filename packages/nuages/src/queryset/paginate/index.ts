export * from './keyset-paginator.js';
export * from './paginator.js';
