import type { Template, Write } from '../../../../contract/index.js';
import { NotSupportedError } from '../../../../errors/index.js';
import type { CallNode } from '../../../../ir/index.js';
import { kindOf } from './fill.js';
import { isTemporal } from './temporal.js';

const over = (name: string, { args, options }: CallNode, write: Write): string =>
  `${name}(${options?.['distinct'] === true ? 'DISTINCT ' : ''}${write(args[0]!)})`;

const any =
  (name: string): Template =>
  (call, write) =>
    over(name, call, write);

/** Dates and times are text here, which adds up to nothing. */
const ofNumbers =
  (nameOf: (call: CallNode) => string): Template =>
  (call, write) => {
    const name = nameOf(call);
    if (isTemporal(kindOf(call.args[0]))) {
      throw new NotSupportedError('NUA_BACKEND_UNSUPPORTED', `sqlite can't apply ${call.op} to dates and times: it stores them as text.`, {
        fix: 'Use Min or Max, or compute it from the rows.',
      });
    }
    return over(name, call, write);
  };
const spread = (name: string): Template => ofNumbers(({ options }) => `nuages_${name}_${options?.['sample'] === true ? 'samp' : 'pop'}`);

export const aggregates: Readonly<Record<string, Template>> = {
  count: any('COUNT'),
  min: any('MIN'),
  max: any('MAX'),
  sum: ofNumbers(() => 'SUM'),
  avg: ofNumbers(() => 'AVG'),
  stddev: spread('stddev'),
  variance: spread('var'),
};
