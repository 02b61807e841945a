import { booleanType } from '../expressions/index.js';
import {
  type CallNode,
  type ColumnNode,
  type ConstantNode,
  type Expr,
  type LiteralNode,
  type Prepare,
  utc,
  type ValueType,
} from '../ir/index.js';
import type { ColumnMeta, JoinStep } from '../metadata/model-meta.js';

// Makers of IR nodes. Constants melt into the conditions around them.

const TRUE: ConstantNode = Object.freeze({ node: 'constant', value: true });
const FALSE: ConstantNode = Object.freeze({ node: 'constant', value: false });
export const constant = (value: boolean): ConstantNode => (value ? TRUE : FALSE);

export const call = (
  op: string,
  args: readonly Expr[],
  type: ValueType = booleanType,
  options?: Readonly<Record<string, unknown>>,
): CallNode => Object.freeze({ node: 'call', op, args, type, ...(options && { options }) });

/** a value that is part of the text */
export const literal = (value: unknown, type: ValueType, prepare?: Prepare): LiteralNode =>
  Object.freeze({ node: 'literal', value: prepare ? prepare(value, utc) : value, type });

export const column = (alias: string, meta: ColumnMeta): ColumnNode =>
  Object.freeze({ node: 'column', alias, column: meta.column, type: meta.type });

/** What a step asks of the table that it leads to, beside its keys. */
export const constantOf = ({ constant: only }: JoinStep, alias: string): Expr[] =>
  only ? [call('eq', [column(alias, only[0]), literal(only[1], only[0].type)])] : [];

/** A column of the query around, named by a path through a relation. */
export const acrossRelation = <E extends Expr>(expr: E): E => (expr.node === 'column' ? { ...expr, across: true } : expr);

export function and(args: readonly Expr[]): Expr {
  return connect('and', args, false);
}
export function or(args: readonly Expr[]): Expr {
  return connect('or', args, true);
}

/** `decisive`: the constant that decides the whole; the other one is left out */
function connect(node: 'and' | 'or', args: readonly Expr[], decisive: boolean): Expr {
  const rest: Expr[] = [];
  for (const arg of args) {
    if (arg.node === 'constant') {
      if (arg.value === decisive) return arg;
    } else if (arg.node === node) rest.push(...arg.args);
    else rest.push(arg);
  }
  if (rest.length === 0) return constant(!decisive);
  return rest.length === 1 ? rest[0]! : Object.freeze({ node, args: rest });
}

/** An odd number hold; NULL counts as false, also where one condition is left. */
export function xor(args: readonly Expr[]): Expr {
  const rest = args.filter((a) => a.node !== 'constant' || a.value);
  if (rest.every((a) => a.node === 'constant')) return constant(rest.length % 2 === 1);
  return Object.freeze({ node: 'xor', args: rest });
}

export function not(arg: Expr): Expr {
  if (arg.node === 'constant') return constant(!arg.value);
  if (arg.node === 'call' && arg.op === 'isnull') return call('notnull', arg.args);
  if (arg.node === 'call' && arg.op === 'notnull') return call('isnull', arg.args);
  return Object.freeze({ node: 'not', arg });
}
