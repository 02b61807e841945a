export * from './user.js';
export * from './blog.js';
export * from './shop.js';
export * from './events.js';
export * from './notes.js';
