import type { Check, ColumnOptions, OnDelete } from '../fields/field.js';
import type { TableName, ValueType } from '../ir/index.js';

/** A column of a model's table. */
export interface ColumnMeta {
  /** whose table it is in: a model has the columns of those that it inherits from too */
  readonly model: ModelMeta;
  /** the attribute that holds it: `title`, `authorId` */
  readonly name: string;
  /** the field that declares it: `title`, `author` */
  readonly field: string;
  readonly column: string;
  readonly type: ValueType;
  readonly options: ColumnOptions;
  readonly checks: readonly Check[];
  /** position among the columns that its model declares */
  readonly index: number;
}

/** One join of a relation: from a source model's table to the next. */
export interface JoinStep {
  readonly from: ModelMeta;
  readonly to: ModelMeta;
  /** columns of `from` and `to` that are equal */
  readonly on: readonly (readonly [ColumnMeta, ColumnMeta])[];
  /** one row of `from` may match several of `to` */
  readonly many: boolean;
  /** a row of `from` may match none of `to` */
  readonly nullable: boolean;
  /** from the table that holds the key to the one it points at */
  readonly forward: boolean;
  /** a column of \`to\` that has a value of its own, too: the model's name, in a generic relation */
  readonly constant?: readonly [column: ColumnMeta, value: string];
}
/** The columns of a generic foreign key. */
export interface GenericKey {
  readonly model: ColumnMeta;
  readonly key: ColumnMeta;
  /** names of the models that it may point at; null: any */
  readonly to: readonly string[] | null;
}

/** A relation as seen from one model. */
export interface RelationMeta {
  readonly model: ModelMeta;
  /** in lookups */
  readonly name: string;
  /** on instances; null: none */
  readonly accessor: string | null;
  readonly kind:
    | 'foreignKey'
    | 'oneToOne'
    | 'manyToMany'
    | 'reverseForeignKey'
    | 'reverseOneToOne'
    | 'reverseManyToMany'
    | 'genericForeignKey'
    | 'genericRelation';
  /** of a generic foreign key its own model: each row says where it points */
  readonly target: ModelMeta;
  /** to-many */
  readonly many: boolean;
  /** may be null where it is to-one */
  readonly null: boolean;
  /** one step; two through the table of a many-to-many */
  readonly steps: readonly JoinStep[];
  /** the key column: on this model (forward), on the target (reverse); null for many-to-many */
  readonly key: ColumnMeta | null;
  /** the same relation from the other side, where that has a name */
  readonly inverse: RelationMeta | null;
  readonly onDelete: OnDelete | null;
  readonly deferrable: boolean;
  /** the model between, of a many-to-many */
  readonly through: ModelMeta | null;
  /** of a many-to-many between rows of one model: it holds both ways, each pair is two rows of `through` */
  readonly symmetrical: boolean;
  /** of a generic foreign key, and of the relation back */
  readonly generic?: GenericKey;
  /** rows of the target that may be chosen: what filter() takes */
  readonly limitChoicesTo: object | null;
}

/** The class and what it takes to make rows, given by model/ at registration. */
export interface ModelClassSlot {
  /** the exported class */
  readonly constructor: abstract new (...args: never[]) => object;
  readonly prototype: object;
  /** has class fields or private members: rows are made by its own constructor */
  readonly ownFields: boolean;
}

export interface IndexMeta {
  readonly columns: readonly unknown[];
  readonly where?: unknown;
  readonly name?: string;
  readonly include: readonly string[];
  readonly using?: string;
  readonly opclasses: readonly string[];
}
export type ConstraintMeta =
  | {
      readonly constraint: 'unique';
      readonly columns: readonly unknown[];
      readonly where?: unknown;
      readonly name?: string;
      readonly include: readonly string[];
      readonly deferrable?: boolean | 'initiallyDeferred';
      readonly nullsDistinct?: boolean;
    }
  | { readonly constraint: 'check'; readonly condition: unknown; readonly name?: string; readonly message?: string };

/**
 * A model as data: no class, no methods. Frozen by register(). Registering a model again, or one that points at it, makes a new
 * ModelMeta: compare models by `class.constructor`, not by this object.
 */
export interface ModelMeta {
  readonly name: string;
  readonly app: string | null;
  readonly table: TableName;
  readonly managed: boolean;
  /** false until register() has bound relations */
  readonly ready: boolean;
  /** the model that its table is named after: of a proxy the one behind it, else itself */
  readonly concrete: ModelMeta;
  /** one-to-one relations to the models that it inherits from, in whose tables a part of each row is */
  readonly parents: readonly RelationMeta[];
  /** those that it inherits first, then in the order of declaration, the implicit key first */
  readonly columns: readonly ColumnMeta[];
  /** those of its own table */
  readonly ownColumns: readonly ColumnMeta[];
  /** by attribute name */
  readonly columnByName: ReadonlyMap<string, ColumnMeta>;
  /** the key: one column, or several in a composite key */
  readonly primaryKey: readonly ColumnMeta[];
  /** by the name used in lookups; those that it inherits are those of that model */
  readonly relations: ReadonlyMap<string, RelationMeta>;
  /** by accessor on instances */
  readonly accessors: ReadonlyMap<string, RelationMeta>;
  /** every foreign key that points at this model, as its own model sees it: also those without a name here and those of many-to-many tables */
  readonly incoming: readonly RelationMeta[];
  /** strings, or expressions */
  readonly ordering: readonly unknown[];
  readonly indexes: readonly IndexMeta[];
  readonly constraints: readonly ConstraintMeta[];
  readonly getLatestBy: readonly string[];
  readonly trackChanges: boolean;
  readonly defaultManager: string;
  /** made by a many-to-many without `through` */
  readonly auto: boolean;
  readonly class: ModelClassSlot;
}
