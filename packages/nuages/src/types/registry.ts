import type { App } from './model-class.js';
import type { RelationBuilders } from './relations.js';

/** The models of the program: `declare module 'nuages' { interface Models extends AllModels {} }` */
export interface Models {}

export declare const Model: App<Models>['Model'];
export declare const foreignKey: RelationBuilders<Models>['foreignKey'];
export declare const oneToOne: RelationBuilders<Models>['oneToOne'];
export declare const manyToMany: RelationBuilders<Models>['manyToMany'];

export declare function nuages<Reg>(): App<Reg>;

export interface RegisterOptions {
  /** the application that the models belong to, unless they say so themselves */
  app?: string;
  /** schema of the database, unless they say so themselves */
  schema?: string;
}
export declare function register(models: object, options?: RegisterOptions): void;
