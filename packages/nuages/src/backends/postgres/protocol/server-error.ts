import { zeroEnded } from './bytes.js';

/** An error as the server reports it. `detail` and `message` may hold values. */
export interface ServerError {
  readonly severity: string;
  /** SQLSTATE */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly dataType?: string;
  readonly constraint?: string;
  readonly routine?: string;
}

const keys: Readonly<Record<string, keyof ServerError>> = {
  V: 'severity',
  C: 'code',
  M: 'message',
  D: 'detail',
  H: 'hint',
  P: 'position',
  s: 'schema',
  t: 'table',
  c: 'column',
  d: 'dataType',
  n: 'constraint',
  R: 'routine',
};

/** of the body of an ErrorResponse message */
export function readServerError(bytes: Buffer, start: number): ServerError {
  const fields: Partial<Record<keyof ServerError, string>> = {};
  for (let at = start; bytes[at] !== 0;) {
    const key = keys[String.fromCharCode(bytes[at]!)];
    const { text, next } = zeroEnded(bytes, at + 1);
    if (key) fields[key] = text;
    at = next;
  }
  return { severity: 'ERROR', code: 'XX000', message: '', ...fields };
}
