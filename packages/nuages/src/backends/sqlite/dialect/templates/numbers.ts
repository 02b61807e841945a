import type { Template } from '../../../../contract/index.js';
import { chosen, kindOf } from './fill.js';
import { temporalArithmetic } from './temporal.js';

/** Numbers; where an operand is a date, a time or a datetime, the calendar. */
const sum = (operator: '+' | '-'): Template => chosen((call) => temporalArithmetic(operator, call) ?? `({0} ${operator} {1})`);

/** Whole microseconds, whatever a duration is multiplied by. */
const mul: Template = chosen(({ args, type }) => {
  const exact = args.every((arg) => 'type' in arg && arg.type.kind !== 'decimal' && arg.type.cell.name !== 'float');
  return type.kind === 'duration' && !exact ? 'CAST(ROUND({0} * {1}) AS INTEGER)' : '({0} * {1})';
});
const div: Template = chosen(({ args, type }) =>
  type.kind === 'duration' && kindOf(args[1]) !== 'duration' ? 'CAST(ROUND({0} * 1.0 / {1}) AS INTEGER)' : '({0} / {1})',
);
/** % takes its operands for whole numbers */
const mod: Template = chosen(({ type }) => (type.cell.name === 'float' ? 'MOD({0}, {1})' : '({0} % {1})'));

export const numbers: Readonly<Record<string, Template>> = {
  add: sum('+'),
  sub: sum('-'),
  mul,
  div,
  mod,
  pow: 'nuages_pow({0}, {1})',
  bitand: '({0} & {1})',
  bitor: '({0} | {1})',
  bitxor: '(({0} | {1}) & ~({0} & {1}))',
  lshift: '({0} << {1})',
  rshift: '({0} >> {1})',
};
