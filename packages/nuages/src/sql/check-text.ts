import { ProgrammingError } from '../errors/index.js';

const control = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|;)*(?:begin|start\s+transaction|commit|end|rollback|abort|savepoint|release)\b/i;

/**
 * A statement that begins or ends a transaction would do so on a connection that others are given next.
 * @throws ProgrammingError NUA_QUERY_INVALID
 */
export function checkText(sql: string): void {
  if (!control.test(sql)) return;
  throw new ProgrammingError('NUA_QUERY_INVALID', 'SQL by hand neither begins nor ends a transaction.', {
    fix: 'Use atomic(), and transaction.savepoint() in it.',
    query: sql,
  });
}
