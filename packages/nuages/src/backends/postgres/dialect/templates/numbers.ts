import { asCount, isFloat, operand, type Templates, value } from './operand.js';

/** Operators of numbers. */
export const numbers: Templates = {
  mul: value('*'),
  div: value('/'),
  // % exists for numeric only
  mod: (node, write) => {
    const [a, b] = node.args.map((arg) => operand(arg, write));
    return isFloat(node.type) ? `MOD((${a})::numeric, (${b})::numeric)::double precision` : `(${a} % ${b})`;
  },
  pow: value('^'),
  bitand: value('&'),
  bitor: value('|'),
  bitxor: value('#'),
  lshift: ({ args }, write) => `(${operand(args[0]!, write)} << ${asCount(args[1]!, write)})`,
  rshift: ({ args }, write) => `(${operand(args[0]!, write)} >> ${asCount(args[1]!, write)})`,
};
