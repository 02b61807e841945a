import type { ValueType } from '../ir/index.js';

/** Marks field data, so that it is known by a symbol and never by its shape. */
export const FIELD: unique symbol = Symbol('nuages.field');

/** The options that every column field takes, after checking. */
export interface ColumnOptions {
  readonly null: boolean;
  /** a value, or a function that makes one; absent: none */
  readonly default?: unknown;
  /** a literal or an expression that the database evaluates */
  readonly dbDefault?: unknown;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  readonly column?: string;
  readonly editable: boolean;
  readonly helpText?: string;
  readonly choices?: readonly unknown[];
  readonly validators: readonly ((value: never) => void)[];
  /** set at each save / at creation */
  readonly autoNow: boolean;
  readonly autoNowAdd: boolean;
  /** numbered by the database */
  readonly identity: boolean;
  readonly generated?: { readonly expression: unknown; readonly stored: boolean };
}

/** What a column field is, as data: made by `customField`, read by metadata. */
export interface ColumnField {
  readonly [FIELD]: 'column';
  readonly type: ValueType;
  readonly options: ColumnOptions;
  /** checks of the kind itself (maxLength, digits): messages complete "Post.title ..." */
  readonly checks: readonly ((value: never) => string | null)[];
}

export type OnDelete = 'cascade' | 'protect' | 'restrict' | 'setNull' | 'setDefault' | 'doNothing' | { readonly set: unknown };

export interface ForeignKeyField {
  readonly [FIELD]: 'foreignKey';
  /** name of the target, or 'self' */
  readonly to: string;
  readonly unique: boolean;
  readonly null: boolean;
  /** accessor on the target; '+': none; absent: by Django's rule */
  readonly relatedName?: string;
  readonly relatedQueryName?: string;
  readonly onDelete: OnDelete;
  readonly toField?: string;
  readonly column?: string;
  readonly index: boolean;
  readonly deferrable: boolean;
  readonly primaryKey: boolean;
  readonly default?: unknown;
  readonly limitChoicesTo?: object;
}
export interface ManyToManyField {
  readonly [FIELD]: 'manyToMany';
  readonly to: string;
  readonly relatedName?: string;
  readonly relatedQueryName?: string;
  readonly through?: string;
  readonly throughFields?: readonly [string, string];
  readonly symmetrical?: boolean;
  readonly table?: string;
  readonly limitChoicesTo?: object;
}
/** `pk: compositePrimaryKey('tenantId', 'number')` */
export interface CompositeKeyField {
  readonly [FIELD]: 'compositeKey';
  readonly columns: readonly string[];
}
export type AnyField = ColumnField | ForeignKeyField | ManyToManyField | CompositeKeyField;
