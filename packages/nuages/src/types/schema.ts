import type { AnyModelClass } from './model.js';

export interface SchemaOptions {
  /** alias of the database; 'default' unless given */
  readonly using?: string;
  /** every registered model unless given */
  readonly models?: readonly AnyModelClass[];
}
