/** T itself, and a place from which it is not inferred: NoInfer would show in the types that editors print. */
export type Known<T> = [T][T extends unknown ? 0 : never];
