import type { ValueType } from '../ir/index.js';
import type { SetValue } from './set-value.js';

/** Marks field data, so that it is known by a symbol and never by its shape. */
export const FIELD: unique symbol = Symbol('nuages.field');

/** A rule of the kind itself, or of `choices`: null where the value keeps it, else words that complete "Post.title ...". */
export type Check = (value: never) => string | null;

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
  /** the function that made it, for messages: `char` */
  readonly made: string;
  readonly type: ValueType;
  readonly options: ColumnOptions;
  /** checks of the kind itself (maxLength, digits) */
  readonly checks: readonly Check[];
  /** options that don't go together, in words that complete "Post.title ...": `Model()` refuses them, since it knows the names */
  readonly faults: readonly string[];
}

export type OnDelete = 'cascade' | 'protect' | 'restrict' | 'setNull' | 'setDefault' | 'doNothing' | SetValue;

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
  readonly editable: boolean;
  readonly helpText?: string;
  readonly default?: unknown;
  readonly limitChoicesTo?: object;
  /** it points at the row of a model that this one inherits from */
  readonly parentLink: boolean;
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
/** Points at a row of any model: a column has the name of the model, another one the key. */
export interface GenericKeyField {
  readonly [FIELD]: 'genericForeignKey';
  /** attribute with the model's name */
  readonly model: string;
  /** attribute with the key */
  readonly key: string;
  /** the models that it may point at; absent: any */
  readonly to?: readonly string[];
}
/** The rows of `to` that point here by a generic foreign key. */
export interface GenericRelationField {
  readonly [FIELD]: 'genericRelation';
  readonly to: string;
  /** the generic foreign key, where `to` has several */
  readonly field?: string;
}
/** `pk: compositePrimaryKey('tenantId', 'number')` */
export interface CompositeKeyField {
  readonly [FIELD]: 'compositeKey';
  readonly columns: readonly string[];
}
export type AnyField = ColumnField | ForeignKeyField | ManyToManyField | CompositeKeyField | GenericKeyField | GenericRelationField;

export const isField = (value: unknown): value is AnyField => typeof value === 'object' && value !== null && FIELD in value;
export const isColumnField = (value: unknown): value is ColumnField => isField(value) && value[FIELD] === 'column';
