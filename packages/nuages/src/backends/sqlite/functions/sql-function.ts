/** What SQLite passes to a function and takes from it. Whole numbers come as bigint, and go as bigint: a number is a REAL. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** A function that each connection registers. It takes exactly as many arguments as `call` has parameters. */
export interface SqlFunction {
  readonly name: string;
  readonly call: (...args: SqlValue[]) => SqlValue;
}

/** An aggregate of one argument that each connection registers. */
export interface SqlAggregate<State = unknown> {
  readonly name: string;
  readonly start: () => State;
  readonly step: (state: State, value: SqlValue) => State;
  readonly result: (state: State) => SqlValue;
}
