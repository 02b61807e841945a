// Options of what a related manager writes. F: the foreign key that points back; never: a many-to-many relation has none

export interface ThroughOptions {
  /** of the model between: values of its other columns, or functions that give them */
  throughDefaults?: Readonly<Record<string, unknown>>;
}
export interface BulkOptions {
  /** one UPDATE for all rows; false: save() of each. true unless given */
  bulk?: boolean;
}
export interface ClearOptions {
  /** all rows are taken away first, rather than those that aren't wanted any more; false unless given */
  clear?: boolean;
}
export type AddOptions<F> = [F] extends [never] ? ThroughOptions : BulkOptions;
export type SetOptions<F> = AddOptions<F> & ClearOptions;
/** the arguments after the first: none in a many-to-many relation */
export type RemoveRest<F> = [F] extends [never] ? [] : [options?: BulkOptions];
export type CreateRest<F> = [F] extends [never] ? [options?: ThroughOptions] : [];
