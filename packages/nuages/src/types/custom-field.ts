import type { Cell, CellName, Kind } from '../ir/value-type.js';
import type { AnyField } from './column.js';

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
  found: unknown;
  stored: string;
}
type CellValue<C> = C extends CellName ? CellValues[C] : readonly unknown[];

/** One for all databases, or one for each by name. `{0}` is what is looked at, `{1}` the value. */
export type CustomSql = string | Readonly<Record<string, string>>;
export interface CustomLookup {
  /** `{0}` is what is looked at, `{1}` the value */
  sql: CustomSql;
  /** what it takes: one of the field's values ('value', unless given) or text */
  operand?: 'value' | 'text';
  /** a field whose values it takes instead */
  type?: AnyField;
}
export interface CustomTransform {
  /** `{0}` is what is transformed */
  sql: CustomSql;
  /** a field whose values it gives */
  gives: AnyField;
}

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
  /** of its own */
  transforms?: Readonly<Record<string, CustomTransform>>;
  /** operator class of an index by its method (`using`) */
  operatorClasses?: Readonly<Record<string, string>>;
}
