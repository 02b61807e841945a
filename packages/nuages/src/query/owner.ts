/** The row that a set of related rows belongs to, as a value of the query: its key is taken when the set is asked for. */
export class Owner {
  readonly row: object;
  readonly key: unknown;

  constructor(row: object, key: unknown) {
    this.row = row;
    this.key = key;
  }
}

/** what travels to the database */
export const keyOfOwner = (value: unknown): unknown => (value instanceof Owner ? value.key : value);
