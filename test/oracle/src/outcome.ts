/** What came of a case, in neutral form (README.md, "Outcomes"). One of `rows`, `row`, `value`, `values`, `map`, `error`, `steps` says what. */
export interface Outcome {
  readonly rows?: readonly unknown[];
  readonly ordered?: boolean;
  readonly row?: unknown;
  readonly created?: boolean;
  readonly value?: unknown;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly map?: readonly (readonly [unknown, unknown])[];
  /** Django's exception class */
  readonly error?: string;
  /** some error, whichever class */
  readonly loose?: boolean;
  /** an error of Django's or of the database that another implementation need not share */
  readonly soft?: boolean;
  readonly queries?: number;
  readonly steps?: Outcomes;
  /** the error of constraints that are checked when the transaction ends */
  readonly at_commit?: string;
  /** marks of the functions that run after the commit */
  readonly on_commit?: readonly string[];
  readonly tables?: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
}
export type Outcomes = readonly Outcome[];
