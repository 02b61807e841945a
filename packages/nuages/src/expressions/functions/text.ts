import type { Expression } from '../expression.js';
import { valueExpression } from '../expression.js';
import { charType, integerType } from '../value-types.js';
import { define, type FunctionData, refused } from './define.js';

/** text of one text */
const ofText = (name: string, op: string): FunctionData => ({ name, op, output: 'text', takes: 'text', arity: 1 });

export const Lower = define(ofText('Lower', 'lower'));
export const Upper = define(ofText('Upper', 'upper'));
export const Trim = define(ofText('Trim', 'trim'));
export const LTrim = define(ofText('LTrim', 'ltrim'));
export const RTrim = define(ofText('RTrim', 'rtrim'));
export const Reverse = define(ofText('Reverse', 'reverse'));
export const Length = define({ name: 'Length', op: 'length', output: integerType, takes: 'text', arity: 1 });
export const Ord = define({ name: 'Ord', op: 'ord', output: integerType, takes: 'text', arity: 1 });
export const Chr = define({ name: 'Chr', op: 'chr', output: charType, takes: 'number', arity: 1 });
export const StrIndex = define({ name: 'StrIndex', op: 'strindex', output: integerType, takes: 'text', arity: 2 });
export const Concat = define({ name: 'Concat', op: 'concat', output: 'text', arity: [2, Infinity] });

const replace = define({ name: 'Replace', op: 'replace', output: 'text', takes: 'text', arity: [2, 3] });
/** Without a replacement, what is found is taken out: text of any field. */
export const Replace = (...args: unknown[]): Expression => replace(...args, ...(args.length === 2 ? [valueExpression('')] : []));

/** Functions of a text and a number from `least` on, which may be an expression: then the database says what it does with a smaller one. */
const counting = (data: FunctionData, least: number) => {
  const made = define(data);
  return (...args: unknown[]): Expression => {
    const [, count] = args;
    if (typeof count === 'number' && !(Number.isInteger(count) && count >= least))
      throw refused(data.name, `takes a whole number from ${least}, not ${count}`, `Give it ${least} or more.`);
    return made(...args);
  };
};
export const Left = counting({ name: 'Left', op: 'left', output: charType, takes: ['text', 'number'], arity: 2 }, 1);
export const Right = counting({ name: 'Right', op: 'right', output: charType, takes: ['text', 'number'], arity: 2 }, 1);
export const Substr = counting({ name: 'Substr', op: 'substr', output: charType, takes: ['text', 'number', 'number'], arity: [2, 3] }, 1);
export const Repeat = counting({ name: 'Repeat', op: 'repeat', output: charType, takes: ['text', 'number'], arity: 2 }, 0);

const padding = (name: string, op: string) => {
  const made = counting({ name, op, output: charType, takes: ['text', 'number', 'text'], arity: [2, 3] }, 0);
  return (...args: unknown[]): Expression => made(...args, ...(args.length === 2 ? [valueExpression(' ')] : []));
};
export const LPad = padding('LPad', 'lpad');
export const RPad = padding('RPad', 'rpad');

export const MD5 = define(ofText('MD5', 'md5'));
export const SHA1 = define(ofText('SHA1', 'sha1'));
export const SHA224 = define(ofText('SHA224', 'sha224'));
export const SHA256 = define(ofText('SHA256', 'sha256'));
export const SHA384 = define(ofText('SHA384', 'sha384'));
export const SHA512 = define(ofText('SHA512', 'sha512'));

const collation = /^[\p{L}\p{N}_-]+$/u;
export const Collate = (...args: unknown[]): Expression => {
  const [x, name] = args;
  if (args.length !== 2 || typeof name !== 'string' || !collation.test(name))
    throw refused('Collate', 'takes an expression and the name of a collation', "Write Collate('title', 'C').");
  return define({ name: 'Collate', op: 'collate', output: 'sources', takes: 'text', arity: 1, options: { collation: name } })(x);
};
