import type { Template } from '../../../../contract/index.js';
import type { Templates } from './operand.js';

const aggregate =
  (name: string): Template =>
  ({ args, options }, write) =>
    `${name}(${options?.['distinct'] ? 'DISTINCT ' : ''}${write(args[0]!)})`;

/** Of all rows, unless a sample is asked for. */
const spread =
  (name: string): Template =>
  (node, write) =>
    (aggregate(`${name}_${node.options?.['sample'] ? 'SAMP' : 'POP'}`) as Exclude<Template, string>)(node, write);

export const aggregates: Templates = {
  count: aggregate('COUNT'),
  sum: aggregate('SUM'),
  avg: aggregate('AVG'),
  min: aggregate('MIN'),
  max: aggregate('MAX'),
  stddev: spread('STDDEV'),
  variance: spread('VAR'),
};
