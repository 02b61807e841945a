/** Gives back the object that it is called with, so that a class below adds private members to that object. */
class Returned {
  constructor(row: object) {
    return row;
  }
}

/**
 * Adds one private slot to a row: the group that it came with, or its state once it has any. A private member is invisible to
 * inspect, spread, JSON, structuredClone and deep equality, and costs nothing beside a property.
 */
export class Stamp extends Returned {
  #context: unknown;

  constructor(row: object, context: unknown) {
    super(row);
    this.#context = context;
  }

  /** undefined: the row has no slot */
  static read(row: object): unknown {
    return #context in row ? row.#context : undefined;
  }
  static write(row: object, context: unknown): void {
    if (#context in row) row.#context = context;
    else void new Stamp(row, context);
  }
}
