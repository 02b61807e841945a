import { ProgrammingError } from '../errors/index.js';
import { booleanType, EXPRESSION, type Expression, type ExpressionData, textType, type ValueSort } from '../expressions/index.js';
import type { Expr, ValueType } from '../ir/index.js';
import { resultOf, widest } from './arithmetic.js';
import { described } from './family.js';
import { call } from './nodes.js';
import type { Scope } from './scope.js';
import { checkArguments } from './takes.js';
import { typeOfValue } from './value.js';

export type Typed = Expr & { readonly type: ValueType };
type DataOf<K extends ExpressionData['kind']> = Extract<ExpressionData, { kind: K }>;

/** An expression where it stands: names become columns, values become parameters or constants. */
export function resolveExpression(expression: Expression, scope: Scope, beside?: ValueType): Typed {
  const data = expression[EXPRESSION];
  switch (data.kind) {
    case 'path':
      return scope.path(data.path);
    case 'value':
      return resolveValue(data, scope, beside);
    case 'call':
      return resolveCall(data, scope);
    case 'wrapped':
      return { ...resolveExpression(data.arg, scope), type: data.type };
    case 'condition':
      return Object.assign({ type: booleanType }, scope.condition(data.condition));
    case 'ordering':
      throw new ProgrammingError('NUA_QUERY_INVALID', 'asc() and desc() belong in orderBy() and index().', { fix: 'Leave them out here.' });
  }
}

/** null, true and false are part of the text */
const constants: ReadonlySet<ValueSort> = new Set<ValueSort>(['null', 'boolean']);

function resolveValue({ value, sort }: DataOf<'value'>, scope: Scope, beside?: ValueType): Typed {
  const type = typeOfValue(sort, beside);
  if (constants.has(sort)) return Object.freeze({ node: 'literal', value, type });
  return scope.value(value, { type, of: 'The value' }) as Typed;
}

function resolveCall({ op, args, output, options, takes }: DataOf<'call'>, scope: Scope): Typed {
  if (output === 'arithmetic' && args[0]![EXPRESSION].kind === 'value') {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'Arithmetic begins with a field or a function.', { fix: 'Write F("price").mul(2).' });
  }
  const resolved: Typed[] = [];
  // a value takes the type of the first operand
  for (const arg of args) resolved.push(resolveExpression(arg, scope, op === 'func' ? undefined : resolved[0]?.type));
  checkArguments(op, takes, resolved, options);
  return call(op, zoned(op, resolved, options, scope), outputOf(op, output, resolved), options);
}

function outputOf(op: string, output: DataOf<'call'>['output'], args: readonly Typed[]): ValueType {
  if (output === 'first') return widest(args.map((a) => a.type));
  if (output !== 'arithmetic') return output;
  const [left, right] = [args[0]!.type, args[1]!.type];
  const result = resultOf(op, left, right);
  if (result) return result;
  throw new ProgrammingError('NUA_QUERY_INVALID', `${op}() doesn't go with ${described(left)} and ${described(right)}.`, {
    fix: 'Numbers go with numbers, dates and times with durations.',
  });
}

/** An instant is truncated as the clocks of a zone show it. */
function zoned(op: string, args: readonly Typed[], options: DataOf<'call'>['options'], scope: Scope): readonly Expr[] {
  if (op !== 'trunc' || args[0]!.type.kind !== 'datetime') return args;
  const zone = options!['zone'];
  return [...args, zone === undefined ? scope.zone() : { node: 'literal', value: zone, type: textType }];
}
