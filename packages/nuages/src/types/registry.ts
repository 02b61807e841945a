/** The models of the program: `declare module 'nuages' { interface Models extends AllModels {} }` */
export interface Models {}

export interface RegisterOptions {
  /** the application that the models belong to, unless they say so themselves */
  app?: string;
  /** schema of the database, unless they say so themselves */
  schema?: string;
}
