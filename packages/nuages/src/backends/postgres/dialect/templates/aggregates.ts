import type { AggregateTemplate } from '../../../../contract/index.js';
import type { AggregateNode } from '../../../../ir/index.js';

/** Of all rows, unless a sample is asked for. */
const spread =
  (name: string) =>
  ({ options }: AggregateNode): string =>
    `${name}_${options?.['sample'] === true ? 'SAMP' : 'POP'}`;

/** Sums of bigint are numeric, averages too: what comes back is in the form that was said. */
const declared = (sql: string, { type }: AggregateNode): string =>
  type.cell.name === 'bigint' || type.cell.name === 'bigint-number'
    ? `(${sql})::bigint`
    : type.cell.name === 'float'
      ? `(${sql})::double precision`
      : sql;

export const aggregates: Readonly<Record<string, AggregateTemplate>> = Object.freeze({
  count: { name: 'COUNT' },
  sum: { name: 'SUM', result: declared },
  avg: { name: 'AVG', result: declared },
  min: { name: 'MIN' },
  max: { name: 'MAX' },
  stddev: { name: spread('STDDEV'), result: declared },
  'array-agg': { name: 'ARRAY_AGG' },
  'string-agg': { name: 'STRING_AGG' },
  'json-agg': { name: 'JSONB_AGG' },
  'bool-and': { name: 'BOOL_AND' },
  'bool-or': { name: 'BOOL_OR' },
  'bit-and': { name: 'BIT_AND' },
  'bit-or': { name: 'BIT_OR' },
  'bit-xor': { name: 'BIT_XOR' },
  variance: { name: spread('VAR'), result: declared },
});
