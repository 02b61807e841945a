import { type Expression, valueExpression } from '../expression.js';
import { isExpression } from '../symbols.js';
import { floatType, integerType } from '../value-types.js';
import { define, type FunctionData, refused } from './define.js';

/** a number of the same field */
const same = (name: string, op: string): FunctionData => ({ name, op, output: 'first', takes: 'number', arity: 1 });
/** what a formula makes of numbers: a decimal of decimals, else a float */
const formula = (name: string, op: string, arity = 1): FunctionData => ({ name, op, output: 'numeric', takes: 'number', arity });

export const Abs = define(same('Abs', 'abs'));
export const Ceil = define(same('Ceil', 'ceil'));
export const Floor = define(same('Floor', 'floor'));
export const Sign = define(same('Sign', 'sign'));

const round = define({ name: 'Round', op: 'round', output: 'first', takes: 'number', arity: 2 });
export const Round = (x: unknown, digits: unknown = 0, ...more: unknown[]): Expression => {
  if (isExpression(digits)) return round(x, digits, ...more);
  if (!Number.isSafeInteger(digits)) throw refused('Round', 'takes a whole number of digits', 'Write Round("price", 2).');
  // a count of digits is no number like the one that is rounded
  return round(x, valueExpression(digits, integerType), ...more);
};

export const Sqrt = define(formula('Sqrt', 'sqrt'));
export const Exp = define(formula('Exp', 'exp'));
export const Ln = define(formula('Ln', 'ln'));
export const Sin = define(formula('Sin', 'sin'));
export const Cos = define(formula('Cos', 'cos'));
export const Tan = define(formula('Tan', 'tan'));
export const Cot = define(formula('Cot', 'cot'));
export const ASin = define(formula('ASin', 'asin'));
export const ACos = define(formula('ACos', 'acos'));
export const ATan = define(formula('ATan', 'atan'));
export const Degrees = define(formula('Degrees', 'degrees'));
export const Radians = define(formula('Radians', 'radians'));
export const ATan2 = define(formula('ATan2', 'atan2', 2));
export const Power = define(formula('Power', 'power', 2));
export const Mod = define(formula('Mod', 'modulo', 2));
/** the base first */
export const Log = define(formula('Log', 'log', 2));

export const Pi = define({ name: 'Pi', op: 'pi', output: floatType, arity: 0 });
export const Random = define({ name: 'Random', op: 'random', output: floatType, arity: 0 });
