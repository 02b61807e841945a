import { createHash } from 'node:crypto';

/** Of a prepared statement: stable across processes and never reused for another text. */
export const nameOf = (sql: string): string => `nua_${createHash('sha256').update(sql).digest('base64url').slice(0, 24)}`;
