import { ProgrammingError } from '../errors/index.js';
import { booleanType, EXPRESSION, type Expression, type ExpressionData, integerType, type ValueSort } from '../expressions/index.js';
import type { Expr, ValueType } from '../ir/index.js';
import { resolveAggregate } from './aggregate.js';
import { besideEachOther } from './beside.js';
import { resolveCall } from './call.js';
import { resolveOperand } from './compare.js';
import { buildLookup } from './lookup.js';
import { literal, not } from './nodes.js';
import type { Scope } from './scope.js';
import { sharedType } from './shared-type.js';
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
      return { ...resolveSaid(data, scope), type: data.type };
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

/** what the user says of an expression need not follow from its parts */
function resolveSaid({ arg, type }: DataOf<'wrapped'>, scope: Scope): Typed {
  const data = arg[EXPRESSION];
  if (data.kind === 'call') return resolveCall(data, scope, type);
  return data.kind === 'case' ? resolveCase(data, scope, type) : resolveExpression(arg, scope, type);
}

function resolveCase({ branches, otherwise }: DataOf<'case'>, scope: Scope, said?: ValueType): Typed {
  const conditions: Expr[] = [];
  const given: Typed[] = [];
  for (const { when, then } of branches) {
    conditions.push(scope.condition(when));
    given.push(resolveExpression(then, scope));
  }
  if (otherwise) given.push(resolveExpression(otherwise, scope));
  const values = besideEachOther([...branches.map((b) => b.then), ...(otherwise ? [otherwise] : [])], given, said);
  checkArguments('Case', undefined, values);
  const resolved = conditions.map((when, i) => ({ when, then: values[i]! }));
  const last = otherwise && values.at(-1)!;
  const type = said ?? sharedType('Case', values);
  // a branch that always holds is the last, one that never does is none
  const certain = resolved.findIndex(({ when }) => when.node === 'constant' && when.value);
  const possible = (certain < 0 ? resolved : resolved.slice(0, certain)).filter(({ when }) => when.node !== 'constant');
  const rest = certain < 0 ? last : resolved[certain]!.then;
  if (possible.length === 0) return rest ?? literal(null, type);
  return Object.freeze({ node: 'case', branches: possible, otherwise: rest, type });
}
