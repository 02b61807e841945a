import type { Decimal, DecimalInput } from '../ir/decimal.js';
import type { Duration, DurationInput } from '../ir/duration.js';
import type { JsonNull } from '../ir/json-null.js';
import type { Kind } from '../ir/value-type.js';

// What a column reads and what it accepts. Most kinds accept what they read; the few that accept more say so in WideInputs.

/** kinds of columns, and of a key made of several */
export type ColumnKind = Kind | 'composite';

/** Accepted besides the type that the column reads. A Date beside a datetime column read as string means its millisecond. */
export interface WideInputs {
  number: bigint;
  bigint: bigint;
  decimal: DecimalInput;
  duration: DurationInput;
  datetime: Date;
  json: typeof JsonNull;
}
export type InputOf<K, T> = K extends keyof WideInputs ? T | WideInputs[K] : T;

export type Numeric = number | bigint | Decimal;
/** values that stand for one column; every other object is a row */
export type Scalar = string | number | bigint | boolean | Date | Decimal | Duration | Uint8Array | null;

/** the kind of a computed value: it decides which lookups an annotation takes */
export type KindOf<T> = [T] extends [string | null]
  ? 'text'
  : [T] extends [number | null]
    ? 'number'
    : [T] extends [Date | null]
      ? 'datetime'
      : [T] extends [boolean | null]
        ? 'boolean'
        : [T] extends [Decimal | null]
          ? 'decimal'
          : [T] extends [bigint | null]
            ? 'bigint'
            : [T] extends [Duration | null]
              ? 'duration'
              : [T] extends [Uint8Array | null]
                ? 'binary'
                : [T] extends [readonly unknown[] | null]
                  ? 'array'
                  : 'json';

/** of an array */
export type ElementOf<T> = NonNullable<T> extends readonly (infer E)[] ? E : never;

/** T without the properties that hold undefined */
export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
