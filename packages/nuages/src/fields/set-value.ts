/** What `onDelete: set(...)` writes into the rows that pointed at what is deleted. */
export class SetValue {
  readonly set: unknown;

  constructor(value: unknown) {
    this.set = value;
    Object.freeze(this);
  }
}

export const set = (value: unknown): SetValue => new SetValue(value);
