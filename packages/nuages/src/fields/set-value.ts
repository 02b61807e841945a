/** What `onDelete: set(...)` writes into the rows that pointed at what is deleted. */
export class SetValue {
  readonly set: unknown;

  constructor(value: unknown) {
    this.set = value;
    Object.freeze(this);
  }
}

/**
 * Rows that pointed at a deleted row get this value, or what this function gives.
 * @example foreignKey('User', { null: true, onDelete: set(() => deletedUser.id) })
 */
export const set = (value: unknown): SetValue => new SetValue(value);
