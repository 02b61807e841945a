import { ModelError } from '../errors/index.js';
import { isExpression } from '../expressions/index.js';
import { type ColumnField, isColumnField } from './field.js';
import { anything, flag } from './option-rules.js';
import { readOptions } from './read-options.js';

/** The field `output`, but computed and never written. */
export function generated(options: object): ColumnField {
  const {
    expression,
    output,
    stored = true,
  } = readOptions('generated()', options, { expression: anything, output: anything, stored: flag });
  if (!isExpression(expression))
    throw invalid('takes an expression over columns of the row', "Write generated({ expression: F('price').mul(2), output: ... }).");
  if (!isColumnField(output))
    throw invalid('takes as output the field whose type it has', 'Write generated({ expression: ..., output: integer() }).');
  return Object.freeze({
    ...output,
    made: 'generated()',
    options: Object.freeze({ ...output.options, editable: false, generated: Object.freeze({ expression, stored: stored as boolean }) }),
    faults: Object.freeze([...output.faults, ...outputFaults(output)]),
  });
}

function outputFaults({ made, options }: ColumnField): string[] {
  return (['default', 'dbDefault', 'primaryKey', 'autoNow', 'autoNowAdd', 'identity', 'generated'] as const)
    .filter((name) => options[name] !== undefined && options[name] !== false)
    .map((name) => `is computed by the database and can not have ${name} (in its output ${made})`);
}
const invalid = (fact: string, fix: string): ModelError => new ModelError('NUA_MODEL_INVALID', `generated() ${fact}.`, { fix });
