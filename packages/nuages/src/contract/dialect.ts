import type { AggregateNode, CallNode, Cell, CellName, ColumnType, Expr, SchemaChange, ValueType } from '../ir/index.js';
import type { Features } from './features.js';

/** Writes an expression of the statement at hand. */
export type Write = (expr: Expr) => string;
/** `{0} = {1}`: arguments in order; or a function where the number of arguments or an option decides. */
export type Template = string | ((call: CallNode, write: Write) => string);
/** An aggregate: its name in the database, and what stands between its parentheses, in front of any ORDER BY of its own. */
export interface AggregateTemplate {
  readonly name: string | ((node: AggregateNode) => string);
  /** as they stand, unless given */
  readonly args?: (node: AggregateNode, write: Write) => readonly string[];
  /** around the whole, its FILTER and OVER included: a cast */
  readonly result?: (sql: string, node: AggregateNode) => string;
}
/** Cell -> what the driver takes. */
export type Bind = (cell: never) => unknown;

/** A database's SQL as data: names, types, templates; and the few places where text alone does not do. */
export interface Dialect {
  /** for messages and for custom types that name their SQL by database */
  readonly name: string;
  readonly features: Features;
  quote(name: string): string;
  /** of the nth parameter, from 1 */
  placeholder(n: number, type: ValueType, list: boolean): string;
  /** SQL of a type in DDL and casts */
  type(column: ColumnType): string;
  /** operators, lookups, transforms, functions */
  readonly templates: Readonly<Record<string, Template>>;
  readonly aggregates: Readonly<Record<string, AggregateTemplate>>;
  readonly bind: Readonly<Partial<Record<CellName, Bind>>>;
  /** a list as one parameter (features.arrayParameters) */
  bindList(cell: Cell, items: readonly unknown[]): unknown;
  /** a constant in the text of DDL or of a shape: quoted and escaped */
  literal(cell: unknown, type: ValueType): string;
  /** how a column is read so that its cell arrives in the form the driver decodes; absent: as it stands */
  readonly read?: Readonly<Partial<Record<CellName, (sql: string) => string>>>;
  /** SELECT that sets session variables for the rest of the transaction, or reads them; absent: the database has none */
  readonly sessionSettings?: {
    /** parameters: name and value of each */
    readonly set: (count: number) => string;
    /** parameters: the names */
    readonly read: (count: number) => string;
  };
  /** LIMIT and OFFSET */
  limit(limit: number | null, offset: number): string;
  /** the statements of a schema change, in order; `write` writes expressions without parameters */
  schema(change: SchemaChange, write: Write): readonly string[];
  /** the statement that explains `sql` */
  explain(sql: string, options: ExplainOptions): string;
  /** rows of EXPLAIN -> text and tree */
  plan(rows: readonly Readonly<Record<string, unknown>>[], options: ExplainOptions): Plan;
}

export interface ExplainOptions {
  /** runs the query and measures it; false unless given */
  readonly analyze?: boolean;
  /** says how much was read, where the database can; false unless given */
  readonly buffers?: boolean;
  /** more detail, where the database has it; false unless given */
  readonly verbose?: boolean;
  /** of `text`: 'text' unless given */
  readonly format?: 'text' | 'json';
}
export interface PlanNode {
  /** in the database's words: 'Seq Scan' */
  readonly type: string;
  readonly table?: string;
  readonly index?: string;
  /** expected; read, where it was run */
  readonly rows?: number;
  /** milliseconds, where it was run */
  readonly ms?: number;
  /** what its rows come from */
  readonly children: readonly PlanNode[];
}
export interface Plan {
  /** as the database prints it */
  readonly text: string;
  /** the same, for programs */
  readonly tree: PlanNode;
}
