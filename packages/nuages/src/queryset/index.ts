export * from './chain.js';
export * from './manager.js';
export * from './paginate/index.js';
export * from './queryset.js';
export * from './related-manager.js';
