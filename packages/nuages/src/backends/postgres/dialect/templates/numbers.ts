import { call, isFloat, operand, type Templates, value } from './operand.js';

/** Two-argument forms exist for numeric only. */
const numeric = (sql: string): string => `(${sql})::numeric`;
const back = '::double precision';

export const numbers: Templates = {
  mul: value('*'),
  div: value('/'),
  mod: (node, write) => {
    const [a, b] = node.args.map((arg) => operand(arg, write));
    return isFloat(node) ? `MOD(${numeric(a!)}, ${numeric(b!)})${back}` : `(${a} % ${b})`;
  },
  pow: value('^'),
  neg: ({ args }, write) => `(- ${operand(args[0]!, write)})`,
  bitand: value('&'),
  bitor: value('|'),
  bitxor: value('#'),
  lshift: ({ args }, write) => `(${operand(args[0]!, write)} << (${write(args[1]!)})::integer)`,
  rshift: ({ args }, write) => `(${operand(args[0]!, write)} >> (${write(args[1]!)})::integer)`,

  abs: call('ABS'),
  ceil: call('CEIL'),
  floor: call('FLOOR'),
  round: (node, write) => {
    const [x, digits] = node.args.map(write);
    if (digits === undefined) return `ROUND(${x})`;
    return `ROUND(${numeric(x!)}, (${digits})::integer)${isFloat(node) ? back : ''}`;
  },
  power: call('POWER'),
  sqrt: call('SQRT'),
  exp: call('EXP'),
  ln: call('LN'),
  sign: call('SIGN'),
};
