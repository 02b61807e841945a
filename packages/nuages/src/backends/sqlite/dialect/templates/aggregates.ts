import type { AggregateTemplate } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import type { AggregateNode } from '../../../../ir/index.js';
import { kindOf } from './fill.js';
import { isTemporal } from './temporal.js';

/** A decimal that is computed gets the affinity that a column of decimals has, as in Django. */
const numeric = (sql: string, { type }: AggregateNode): string => (type.kind === 'decimal' ? `(CAST(${sql} AS NUMERIC))` : sql);

/** Dates and times are text here, which adds up to nothing. */
const ofNumbers =
  (nameOf: (node: AggregateNode) => string) =>
  (node: AggregateNode): string => {
    if (!isTemporal(kindOf(node.args[0]))) return nameOf(node);
    throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `sqlite can't apply ${node.op} to dates and times: it stores them as text.`, {
      fix: 'Use Min or Max, or compute it from the rows.',
    });
  };
const spread = (name: string) => ofNumbers(({ options }) => `nuages_${name}_${options?.['sample'] === true ? 'samp' : 'pop'}`);

export const aggregates: Readonly<Record<string, AggregateTemplate>> = Object.freeze({
  count: { name: 'COUNT' },
  min: { name: 'MIN', result: numeric },
  max: { name: 'MAX', result: numeric },
  sum: { name: ofNumbers(() => 'SUM'), result: numeric },
  avg: { name: ofNumbers(() => 'AVG'), result: numeric },
  stddev: { name: spread('stddev'), result: numeric },
  variance: { name: spread('var'), result: numeric },
});
