import type { Template, Write } from '../../../../contract/index.js';
import type { CallNode } from '../../../../ir/index.js';
import { asCount, call, isFloat, type Templates } from './operand.js';

/** Forms of two arguments exist for numeric only. */
const numeric = (sql: string): string => `(${sql})::numeric`;

/** In the form that was said: functions of whole numbers give double precision, those of numeric give numeric. */
function declared(sql: string, { type }: CallNode): string {
  if (isFloat(type)) return `(${sql})::double precision`;
  return type.kind === 'decimal' ? sql : `(${sql})::bigint`;
}
const gives =
  (name: string): Template =>
  (node, write) => {
    const sql = call(name)(node, write);
    return isFloat(node.type) || node.type.kind === 'decimal' ? sql : declared(sql, node);
  };
/** of numbers as numeric, where one is a float */
const exact =
  (name: string): Template =>
  (node, write) =>
    declared(`${name}(${node.args.map((arg) => floatsAsNumeric(arg, write)).join(', ')})`, node);
const floatsAsNumeric = (arg: CallNode['args'][number], write: Write): string =>
  'type' in arg && isFloat(arg.type) ? numeric(write(arg)) : write(arg);

export const maths: Templates = {
  abs: call('ABS'),
  ceil: gives('CEIL'),
  floor: gives('FLOOR'),
  sign: gives('SIGN'),
  round: (node, write) => {
    const [x, digits] = node.args;
    const sql = `ROUND(${numeric(write(x!))}, ${asCount(digits!, write)})`;
    return node.type.kind === 'decimal' ? sql : declared(sql, node);
  },
  sqrt: call('SQRT'),
  exp: call('EXP'),
  ln: call('LN'),
  log: exact('LOG'),
  modulo: exact('MOD'),
  power: call('POWER'),
  pi: call('PI'),
  random: call('RANDOM'),
  sin: call('SIN'),
  cos: call('COS'),
  tan: call('TAN'),
  cot: call('COT'),
  asin: call('ASIN'),
  acos: call('ACOS'),
  atan: call('ATAN'),
  atan2: call('ATAN2'),
  degrees: call('DEGREES'),
  radians: call('RADIANS'),
};
