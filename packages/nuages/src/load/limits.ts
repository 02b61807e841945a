/** rows whose related rows, or columns, are read by one query at most */
export const parentLimit = 1000;
