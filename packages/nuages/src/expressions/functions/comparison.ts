import { argumentExpression, type Expression } from '../expression.js';
import { typeOfField } from '../field-type.js';
import { define, make } from './define.js';

/** Behind the first argument, text is a value. */
export const Coalesce = define({ name: 'Coalesce', op: 'coalesce', output: 'sources', arity: [2, Infinity], valuesFrom: 1 });
export const NullIf = define({ name: 'NullIf', op: 'nullif', output: 'sources', arity: 2, valuesFrom: 1 });
export const Greatest = define({ name: 'Greatest', op: 'greatest', output: 'sources', arity: [2, Infinity] });
export const Least = define({ name: 'Least', op: 'least', output: 'sources', arity: [2, Infinity] });

export const Cast = (x: unknown, field: unknown): Expression => {
  const type = typeOfField(field);
  return make({ op: 'cast', output: type, options: { column: type.column } }, [argumentExpression(x)]);
};
