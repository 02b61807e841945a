import * as nuages from 'nuages';
import { NotBuilt } from './not-built.js';

// Models are made at run time here, so their types say nothing: these are the few shapes that the runner relies on.

/** A queryset or manager. */
export interface Rows extends PromiseLike<readonly unknown[]> {
  readonly [method: string]: unknown;
}
/** An instance of a model. */
export type Row = Readonly<Record<string, unknown>>;
export interface Condition {
  and(other: unknown): Condition;
  or(other: unknown): Condition;
  xor(other: unknown): Condition;
  not(): Condition;
}
/** A class made by Model(), with its managers. */
export interface ModelClass {
  new (data?: object): Row;
  readonly [manager: string]: Rows;
}

const all = nuages as unknown as Readonly<Record<string, unknown>>;

/** A function that the package exports, whatever its type. */
export function exported<T extends (...args: never[]) => unknown>(name: string): T {
  const found = all[name];
  if (typeof found !== 'function') throw new NotBuilt(`${name}()`);
  return found as T;
}

/** Calls a method of a queryset, manager or row, which may not be there yet. */
export function call(target: object, method: string, args: readonly unknown[] = []): unknown {
  const found = (target as Readonly<Record<string, unknown>>)[method];
  if (typeof found !== 'function') throw new NotBuilt(`${method}()`);
  return Reflect.apply(found, target, args);
}
export const chain = (rows: Rows, method: string, args: readonly unknown[] = []): Rows => call(rows, method, args) as Rows;

type Fields = Readonly<Record<string, unknown>>;
export const Model = nuages.Model as unknown as (name: string, fields: Fields, options?: object) => new (data?: object) => Row;
export const Q = nuages.Q as unknown as (where: unknown) => Condition;
