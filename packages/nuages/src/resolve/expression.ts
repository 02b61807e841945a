import { ProgrammingError } from '../errors/index.js';
import { booleanType, EXPRESSION, type Expression, type ExpressionData, integerType, textType, type ValueSort } from '../expressions/index.js';
import type { Expr, ValueType } from '../ir/index.js';
import { meanOf, resolveAggregate, sumOf } from './aggregate.js';
import { resultOf, widest } from './arithmetic.js';
import { resolveOperand } from './compare.js';
import { described } from './family.js';
import { buildLookup } from './lookup.js';
import { call, literal, not } from './nodes.js';
import type { Scope } from './scope.js';
import { checkArguments } from './takes.js';
import { typeOfValue } from './value.js';
import { resolveWindow } from './window.js';

export type Typed = Expr & { readonly type: ValueType };
export type DataOf<K extends ExpressionData['kind']> = Extract<ExpressionData, { kind: K }>;

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
    case 'aggregate':
      return resolveAggregate(data, scope);
    case 'case':
      return resolveCase(data, scope);
    case 'outer':
      return scope.outer(data.path);
    case 'subquery':
      return scope.subquery(data.query);
    case 'exists': {
      const exists = scope.exists(data.query);
      return truth(data.negated ? not(exists) : exists);
    }
    case 'window':
      return resolveWindow(data, scope);
    case 'lookup': {
      const left = resolveExpression(data.left, scope);
      const operand = resolveOperand(data.operand, scope);
      return truth(buildLookup({ expr: left, type: left.type, of: 'The expression' }, data.name.split('__'), operand, scope).expr);
    }
    case 'sql':
      return Object.freeze({
        node: 'sql',
        strings: data.strings,
        args: data.args.map((arg) => resolveExpression(arg, scope)),
        type: data.type,
      });
    case 'star':
      return Object.assign({ type: integerType }, { node: 'star' } as const);
    case 'constant':
      return literal(data.value, integerType);
    case 'wrapped':
      return { ...resolveExpression(data.arg, scope, data.type), type: data.type };
    case 'condition':
      return truth(scope.condition(data.condition));
    case 'ordering':
      throw new ProgrammingError('NUA_QUERY_INVALID', 'asc() and desc() belong in orderBy() and index().', { fix: 'Leave them out here.' });
  }
}

const truth = (expr: Expr): Typed => Object.freeze({ type: booleanType, ...expr }) as Typed;

/** null, true and false are part of the text */
const constants: ReadonlySet<ValueSort> = new Set<ValueSort>(['null', 'boolean']);

function resolveValue({ value, sort, type: own }: DataOf<'value'>, scope: Scope, beside?: ValueType): Typed {
  const type = own ?? typeOfValue(sort, beside);
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
  if (typeof output !== 'string') return output;
  const types = args.map((a) => a.type);
  switch (output) {
    case 'sum':
      return sumOf(types[0]!);
    case 'mean':
      return meanOf(types[0]!);
    case 'list':
      throw new TypeError('only aggregates make lists');
    case 'first':
      return widest(types);
    case 'arithmetic': {
      const [left, right] = types as [ValueType, ValueType];
      const result = resultOf(op, left, right);
      if (result) return result;
      throw new ProgrammingError('NUA_QUERY_INVALID', `${op}() doesn't go with ${described(left)} and ${described(right)}.`, {
        fix: 'Numbers go with numbers, dates and times with durations.',
      });
    }
  }
}

function resolveCase({ branches, otherwise }: DataOf<'case'>, scope: Scope): Typed {
  const resolved: { when: Expr; then: Typed }[] = [];
  for (const { when, then } of branches) {
    resolved.push({ when: scope.condition(when), then: resolveExpression(then, scope, resolved[0]?.then.type) });
  }
  const last = otherwise && resolveExpression(otherwise, scope, resolved[0]?.then.type);
  const values = [...resolved.map((b) => b.then), ...(last ? [last] : [])];
  checkArguments('Case', 'same', values);
  const type = widest(values.map((v) => v.type));
  // a branch that always holds is the last, one that never does is none
  const certain = resolved.findIndex(({ when }) => when.node === 'constant' && when.value);
  const possible = (certain < 0 ? resolved : resolved.slice(0, certain)).filter(({ when }) => when.node !== 'constant');
  const rest = certain < 0 ? last : resolved[certain]!.then;
  if (possible.length === 0) return rest ?? literal(null, type);
  return Object.freeze({ node: 'case', branches: possible, otherwise: rest, type });
}

/** An instant is truncated as the clocks of a zone show it. */
function zoned(op: string, args: readonly Typed[], options: DataOf<'call'>['options'], scope: Scope): readonly Expr[] {
  if (op !== 'trunc' || args[0]!.type.kind !== 'datetime') return args;
  const zone = options!['zone'];
  return [...args, zone === undefined ? scope.zone() : { node: 'literal', value: zone, type: textType }];
}
