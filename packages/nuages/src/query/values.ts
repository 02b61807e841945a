/**
 * The list that a chain of queries appends its values to, shared along the chain: copied only where a query that has been
 * continued already is continued again.
 */
export const appendable = (values: unknown[], size: number): unknown[] => (values.length === size ? values : values.slice(0, size));
