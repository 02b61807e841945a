import type * as models from './index.js';
type AllModels = typeof models;
declare module 'nuages' {
  interface Models extends AllModels {}
}
