import type { Column } from './column.js';

/** Abstract group: fields plus instance methods. */
export interface AbstractClass<F> {
  new (): AbstractInstance<F>;
  readonly $abstract: F;
}
type AbstractInstance<F> = { [K in keyof F]: F[K] extends Column<any, infer T, any, any> ? T : unknown };

export type Merge<U> = [U] extends [never] ? {} : (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? I : never;
export type AbstractFields<B> = B extends { readonly $abstract: infer F } ? F : never;
export type AbstractMethods<B> = B extends { readonly prototype: infer I; readonly $abstract: infer F } ? Omit<I, keyof F> : never;
