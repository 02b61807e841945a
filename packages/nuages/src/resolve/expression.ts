import { ProgrammingError } from '../errors/index.js';
import {
  booleanType,
  dateTimeType,
  EXPRESSION,
  type Expression,
  type ExpressionData,
  floatType,
  integerType,
  textType,
} from '../expressions/index.js';
import { Decimal, type Expr, type ValueType } from '../ir/index.js';
import { call } from './nodes.js';
import type { Scope } from './scope.js';

type Typed = Expr & { readonly type: ValueType };
type Call = Extract<ExpressionData, { kind: 'call' }>;

/** An expression where it stands: names become columns, values become parameters or constants. */
export function resolveExpression(expression: Expression, scope: Scope, beside?: ValueType): Typed {
  const data = expression[EXPRESSION];
  switch (data.kind) {
    case 'path':
      return scope.path(data.path);
    case 'value':
      return resolveValue(data.value, scope, beside);
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

function resolveValue(value: unknown, scope: Scope, beside?: ValueType): Typed {
  const type = beside ?? typeOf(value);
  if (value === null || typeof value === 'boolean') return Object.freeze({ node: 'literal', value, type });
  return scope.value(value, { type, of: 'The value' }) as Typed;
}

/** of a value that stands beside nothing that has a type */
function typeOf(value: unknown): ValueType {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? integerType : floatType;
    case 'boolean':
      return booleanType;
    case 'bigint':
      return integerType;
    default:
      return value instanceof Date ? dateTimeType : textType;
  }
}

const isPlainValue = (expression: Expression): boolean => expression[EXPRESSION].kind === 'value';
/** whole numbers beside these stay exact */
const numeric: ReadonlySet<string> = new Set(['number', 'bigint', 'decimal']);

function resolveCall({ op, args, output, options }: Call, scope: Scope): Typed {
  // a value takes the type of the first operand that has one: 0.1 beside a decimal is that exact decimal
  const typed = args.find((arg) => !isPlainValue(arg));
  const resolved: Typed[] = [];
  let beside: ValueType | undefined;
  if (output === 'arithmetic' && typed && isPlainValue(args[0]!)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'Arithmetic begins with a field or a function.', { fix: 'Write F("price").mul(2).' });
  }
  for (const arg of args) {
    const result = resolveExpression(arg, scope, op === 'round' && resolved.length > 0 ? integerType : beside && besideOf(arg, beside));
    resolved.push(result);
    beside ??= result.type;
  }
  return call(op, resolved, outputOf(output, resolved), options);
}

function besideOf(arg: Expression, beside: ValueType): ValueType | undefined {
  const data = arg[EXPRESSION];
  if (data.kind !== 'value') return undefined;
  // 1.5 beside whole numbers is no whole number
  if (beside.kind === 'number' && typeof data.value === 'number' && !Number.isInteger(data.value)) return floatType;
  return numeric.has(beside.kind) && data.value instanceof Decimal ? undefined : beside;
}

function outputOf(output: Call['output'], args: readonly Typed[]): ValueType {
  if (output !== 'first' && output !== 'arithmetic') return output;
  const types = args.map((a) => a.type);
  if (output === 'first') return types[0]!;
  return types.find((t) => t.kind === 'decimal') ?? types.find((t) => t.cell.name === 'float') ?? types[0]!;
}
