import type { Expr } from './expression.js';
import type { TableName } from './statement.js';
import type { ColumnType } from './value-type.js';

/** Expressions in a schema hold no parameters, only literals; the alias of their columns is ''. */
export interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  readonly null: boolean;
  /** the database numbers the rows */
  readonly identity: boolean;
  readonly default?: Expr;
  readonly generated?: { readonly expression: Expr; readonly stored: boolean };
}
export interface UniqueDefinition {
  readonly constraint: 'unique';
  readonly name: string;
  readonly columns: readonly string[];
  readonly deferrable?: 'deferred' | 'immediate';
  readonly include?: readonly string[];
  readonly nullsDistinct?: boolean;
}
export interface CheckDefinition {
  readonly constraint: 'check';
  readonly name: string;
  readonly condition: Expr;
}
export interface ForeignKeyDefinition {
  readonly constraint: 'foreignKey';
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: TableName;
  readonly targetColumns: readonly string[];
  /** checked at the end of the transaction */
  readonly deferred: boolean;
}
export type ConstraintDefinition = UniqueDefinition | CheckDefinition | ForeignKeyDefinition;

export interface IndexPart {
  readonly expr: Expr;
  readonly desc: boolean;
  readonly nulls?: 'first' | 'last';
  readonly opclass?: string;
}
export interface IndexDefinition {
  readonly name: string;
  readonly table: TableName;
  readonly unique: boolean;
  readonly parts: readonly IndexPart[];
  readonly where: Expr | null;
  readonly include: readonly string[];
  readonly using?: string;
  readonly nullsDistinct?: boolean;
}

export type SchemaChange =
  | { readonly change: 'createSchema'; readonly name: string }
  | {
      readonly change: 'createTable';
      readonly table: TableName;
      readonly columns: readonly ColumnDefinition[];
      readonly primaryKey: readonly string[];
      readonly constraints: readonly ConstraintDefinition[];
    }
  | { readonly change: 'addConstraint'; readonly table: TableName; readonly constraint: ConstraintDefinition }
  | { readonly change: 'createIndex'; readonly index: IndexDefinition }
  | { readonly change: 'dropTable'; readonly table: TableName };
