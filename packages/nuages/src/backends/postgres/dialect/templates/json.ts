import type { Template } from '../../../../contract/index.js';
import { quoteText } from '../quote.js';
import { call, infix, operand, textArray, typed, type Templates } from './operand.js';

type Path = readonly (string | number)[];

/** One step by `->`, more by a path; numbers count from 0, negative ones from the end. */
const key =
  (one: string, many: string): Template =>
  ({ args, options }, write) => {
    const path = options?.['path'] as Path;
    const [first] = path;
    const document = operand(args[0]!, write);
    if (path.length > 1) return `(${document} ${many} ${textArray(path)})`;
    return `(${document} ${one} ${typeof first === 'number' ? String(first) : quoteText(first!)})`;
  };

const typedCall =
  (name: string): Template =>
  ({ args }, write) =>
    `${name}(${args.map((arg) => typed(arg, write)).join(', ')})`;

export const json: Templates = {
  'json-key': key('->', '#>'),
  'json-key-text': key('->>', '#>>'),
  /** a column beside a document */
  'as-json': call('TO_JSONB'),
  'json-contains': infix('@>'),
  'json-contained': infix('<@'),
  'json-object': typedCall('JSONB_BUILD_OBJECT'),
  'json-array': typedCall('JSONB_BUILD_ARRAY'),
  'has-key': infix('?'),
  'has-keys': infix('?&'),
  'has-any-keys': infix('?|'),
};
