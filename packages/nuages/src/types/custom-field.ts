import type { Kind } from '../ir/value-type.js';
import type { Field } from './fields.js';

export interface CustomField<K extends Kind, T> {
  /** column type in the database: one for all, or one for each database by name */
  type: string | Readonly<Record<string, string>>;
  /** whose lookups it takes */
  kind: K;
  encode(value: T): unknown;
  decode(value: string): T;
}
export declare function customField<const K extends Kind, T>(field: CustomField<K, T>): Field<K, T>;
