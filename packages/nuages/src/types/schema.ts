import type { AnyModelClass } from './model.js';

export interface SchemaOptions {
  /** alias of the database; 'default' unless given */
  using?: string;
  /** every registered model unless given */
  models?: readonly AnyModelClass[];
}
export declare function createSchema(options?: SchemaOptions): Promise<void>;
export declare function dropSchema(options?: SchemaOptions): Promise<void>;
