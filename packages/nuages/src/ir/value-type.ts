/** The family of a value: it decides which lookups, transforms and arithmetic a field takes. */
export type Kind =
  | 'number'
  | 'bigint'
  | 'decimal'
  | 'text'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'duration'
  | 'json'
  | 'uuid'
  | 'binary'
  | 'array';

/**
 * The form in which a value crosses the driver, the same for every database.
 * boolean; number (32-bit integers); bigint-number (64 bits as number, an error beyond 2^53); bigint; float; decimal (text);
 * text; uuid (lower case, hyphens); date 'YYYY-MM-DD'; time 'HH:MM:SS[.ffffff]'; datetime (Date); datetime-text
 * 'YYYY-MM-DDTHH:MM:SS.ffffffZ'; duration (bigint, microseconds); json (parsed); binary (Uint8Array); array (of `item` cells);
 * found (a value as users read it, by the type that the database says: number, or bigint beyond 2^53, Decimal, Date, Duration, ...);
 * stored (the database's own text of a value of any type: given back to it beside the same column, it is that value exactly).
 */
export type CellName =
  | 'boolean'
  | 'number'
  | 'bigint-number'
  | 'bigint'
  | 'float'
  | 'decimal'
  | 'text'
  | 'uuid'
  | 'date'
  | 'time'
  | 'datetime'
  | 'datetime-text'
  | 'duration'
  | 'json'
  | 'binary'
  | 'array'
  | 'found'
  | 'stored';

export interface Cell {
  readonly name: CellName;
  /** of an array */
  readonly item?: Cell;
  /** of a column of decimals: the digits after its point, for databases that don't keep them */
  readonly places?: number;
}

/** What DDL and casts call the type; each dialect turns it into SQL. */
export interface ColumnType {
  readonly name:
    | 'char'
    | 'text'
    | 'smallint'
    | 'integer'
    | 'bigint'
    | 'float'
    | 'decimal'
    | 'boolean'
    | 'date'
    | 'time'
    | 'timestamp'
    | 'interval'
    | 'json'
    | 'uuid'
    | 'binary'
    | 'ip'
    | 'array'
    | 'custom';
  readonly length?: number;
  readonly digits?: number;
  readonly places?: number;
  /** fractional digits of times and timestamps */
  readonly precision?: number;
  /** of an array */
  readonly item?: ColumnType;
  /** of a custom type: its SQL, for all databases or by database */
  readonly sql?: string | Readonly<Record<string, string>>;
}

/** Everything that compiling, sending and reading a value needs to know of its field. */
export interface ValueType {
  readonly kind: Kind;
  readonly cell: Cell;
  readonly column: ColumnType;
  /** User's value -> cell. Throws a plain `TypeError` whose message completes "Post.title takes ...". Never sees null. */
  readonly encode: (value: unknown) => unknown;
  /** Cell -> user's value; absent where they are the same. Never sees null. */
  readonly decode?: (cell: never) => unknown;
  /** of an array's elements */
  readonly item?: ValueType;
  /** The fields that its values count as where several make one value, its own first: an email is a char. Absent: any of its family. */
  readonly lineage?: readonly string[];
  /** Lookups and transforms of this type beside those of its kind. */
  readonly lookups?: Readonly<Record<string, unknown>>;
  /** Operator class of an index by its method; `like`: of the second index that serves patterns. Where features.operatorClasses. */
  readonly operatorClasses?: Readonly<Record<string, string>>;
}
