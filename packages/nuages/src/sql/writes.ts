const writing =
  /\b(?:insert|update|delete|replace|merge|create|alter|drop|truncate|reindex|vacuum|analyze|pragma|attach|detach|begin|lock|call|do)\b/i;

/** Whether SQL may change something: taken for so rather too often, where readers have connections that can't write. */
export const writes = (sql: string): boolean => writing.test(sql);
