import { ProgrammingError } from '../../errors/index.js';
import { argumentExpression, Expression, operandExpression, type Output, type Takes } from '../expression.js';

/** What a call says of itself. */
export interface CallData {
  /** the template of the dialects */
  readonly op: string;
  readonly output: Output;
  readonly takes?: Takes;
  readonly options?: Readonly<Record<string, unknown>>;
}
/** A function as data. */
export interface FunctionData extends CallData {
  /** as users call it */
  readonly name: string;
  /** how many arguments it takes: exactly, or from the first to the second; `Infinity`: any number from the first on */
  readonly arity: number | readonly [least: number, most: number];
  /** of these arguments on, text is a value and no path */
  readonly valuesFrom?: number;
}

/** What users call: a string is a path, anything else that is no expression a value. */
export const define =
  (data: FunctionData) =>
  (...args: unknown[]): Expression => {
    checkArity(data, args.length);
    return make(data, args.map(expressionIn(data)));
  };

/** The expression, its arguments being expressions already. */
export const make = ({ op, output, takes, options }: CallData, args: readonly Expression[]): Expression =>
  new Expression({ kind: 'call', op, args, output, ...(takes && { takes }), ...(options && { options }) });

const expressionIn =
  ({ valuesFrom = Infinity }: FunctionData) =>
  (arg: unknown, i: number): Expression =>
    i < valuesFrom ? argumentExpression(arg) : operandExpression(arg);

function checkArity({ name, arity }: FunctionData, given: number): void {
  const [least, most] = typeof arity === 'number' ? [arity, arity] : arity;
  if (given >= least && given <= most) return;
  const words = least === most ? String(least) : most === Infinity ? `${least} or more` : `${least} to ${most}`;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${name}() takes ${words} argument${words === '1' ? '' : 's'}, not ${given}.`, {
    fix: 'Give it as many; text that is no path is written Value("text").',
  });
}

/** What a caller got wrong, in Django's words where it has some. */
export const refused = (name: string, fact: string, fix: string): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `${name}() ${fact}.`, { fix });
