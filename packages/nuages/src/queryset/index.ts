export * from './chain.js';
export * from './manager.js';
export * from './paginate/index.js';
export * from './prefetch.js';
export * from './queryset.js';
export * from './related-manager.js';
export * from './related-set.js';
