import type { Cell, CellName, Kind } from '../ir/value-type.js';
import type { AnyField } from './column.js';
import type { Field } from './fields.js';

/** what each cell holds */
export interface CellValues {
  boolean: boolean;
  number: number;
  'bigint-number': number;
  bigint: bigint;
  float: number;
  decimal: string;
  text: string;
  uuid: string;
  date: string;
  time: string;
  datetime: Date;
  'datetime-text': string;
  duration: bigint;
  json: unknown;
  binary: Uint8Array;
  array: readonly unknown[];
  stored: string;
}
type CellValue<C> = C extends CellName ? CellValues[C] : readonly unknown[];

/** `{0}` is what is looked at, `{1}` the value; one for all databases, or one for each by name */
export type CustomSql = string | Readonly<Record<string, string>>;
/** `operand`: 'value' (one of the field's) unless given; `type`: a field whose values it takes instead */
export interface CustomLookup {
  sql: CustomSql;
  operand?: 'value' | 'text';
  type?: AnyField;
}
/** `gives`: a field whose values it gives */
export interface CustomTransform {
  sql: CustomSql;
  gives: AnyField;
}
export declare function registerLookup(kind: Kind, name: string, lookup: CustomLookup): void;
export declare function registerTransform(kind: Kind, name: string, transform: CustomTransform): void;

/** K: kind, T: value read, C: cell */
export interface CustomField<K extends Kind, T, C extends CellName | Cell> {
  /** column type in the database: one for all, or one for each database by name */
  type: string | Readonly<Record<string, string>>;
  /** whose lookups it takes */
  kind: K;
  /** the form in which values cross the driver; 'text' unless given */
  cell?: C;
  /** value -> cell; throws a TypeError whose message completes "Post.title takes ..." */
  encode(value: T): unknown;
  /** cell -> value; absent where they are the same */
  decode?(cell: CellValue<C>): T;
  /** of its own; their names are declared to the types by `interface TextLookups<T>` and the like */
  lookups?: Readonly<Record<string, CustomLookup>>;
  transforms?: Readonly<Record<string, CustomTransform>>;
  /** operator class of an index by its method (`using`) */
  operatorClasses?: Readonly<Record<string, string>>;
}
export declare function customField<const K extends Kind, T, const C extends CellName | Cell = 'text'>(
  field: CustomField<K, T, C>,
): Field<K, T>;
