import type { Template } from '../../contract/index.js';

const called =
  (name: string): Template =>
  ({ args }, write) =>
    `${name}(${args.map(write).join(', ')})`;

/** Functions of windows, the same in every database; OVER is written around them. */
export const windows: Readonly<Record<string, Template>> = {
  'row-number': called('ROW_NUMBER'),
  rank: called('RANK'),
  'dense-rank': called('DENSE_RANK'),
  'percent-rank': called('PERCENT_RANK'),
  'cume-dist': called('CUME_DIST'),
  ntile: called('NTILE'),
  'first-value': called('FIRST_VALUE'),
  'last-value': called('LAST_VALUE'),
  'nth-value': called('NTH_VALUE'),
  lag: called('LAG'),
  lead: called('LEAD'),
};
