import { ProgrammingError, ValidationError } from '../errors/index.js';
import type { StandardIssue, StandardResult, StandardSchemaV1 } from '../types/standard-schema.js';

/** What a schema makes of a row. */
export type CheckRow = (row: unknown, index: number) => unknown;

/**
 * Checks rows by a Standard Schema.
 * @throws ProgrammingError NUA_QUERY_INVALID for what is none; the check: ValidationError NUA_VALIDATION
 */
export function checkRow(schema: unknown): CheckRow {
  const validate = (schema as Partial<StandardSchemaV1> | null)?.['~standard']?.validate;
  if (typeof validate !== 'function')
    throw new ProgrammingError('NUA_QUERY_INVALID', 'The option "schema" takes a Standard Schema.', {
      fix: 'Give a schema of zod, valibot, arktype or the like.',
    });
  return (row, index) => {
    const result = validate(row);
    return result instanceof Promise ? result.then((late) => valueOf(late, index)) : valueOf(result, index);
  };
}

function valueOf(result: StandardResult<unknown>, index: number): unknown {
  if (!result.issues) return result.value;
  throw new ValidationError(
    'The result',
    result.issues.map((issue) => ({ path: [String(index), ...pathOf(issue)], message: issue.message })),
    null,
  );
}

const pathOf = ({ path = [] }: StandardIssue): string[] => path.map((part) => String(typeof part === 'object' ? part.key : part));
