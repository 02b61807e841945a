import { type Condition, conditionOf, EXPRESSION, type Expression, isExpression, type Operand } from '../../expressions/index.js';

export interface PathUse {
  readonly path: string;
  /** it may end with a lookup: `price__gt` */
  readonly lookup: boolean;
}

/** Every path in an expression, a Q or an object of lookups. */
export const pathsIn = (part: unknown): PathUse[] =>
  isExpression(part) ? inExpression(part as Expression) : inCondition(conditionOf(part));

function inExpression(expression: Expression): PathUse[] {
  const data = expression[EXPRESSION];
  switch (data.kind) {
    case 'path':
      return [{ path: data.path, lookup: false }];
    case 'call':
    case 'sql':
      return data.args.flatMap(inExpression);
    case 'aggregate':
      return [...data.args, ...data.orderBy].flatMap(inExpression).concat(data.filter ? inCondition(data.filter) : []);
    case 'case':
      return [
        ...data.branches.flatMap(({ when, then }) => [...inCondition(when), ...inExpression(then)]),
        ...(data.otherwise ? inExpression(data.otherwise) : []),
      ];
    case 'window':
      return [data.arg, ...data.partitionBy, ...data.orderBy].flatMap(inExpression);
    case 'lookup':
      return [...inExpression(data.left), ...inOperand(data.operand)];
    case 'wrapped':
    case 'ordering':
      return inExpression(data.arg);
    case 'condition':
      return inCondition(data.condition);
    case 'value':
    case 'outer':
    case 'subquery':
    case 'exists':
    case 'star':
    case 'constant':
      return [];
  }
}

function inCondition(condition: Condition): PathUse[] {
  switch (condition.kind) {
    case 'group':
      return condition.children.flatMap(inCondition);
    case 'expression':
      return inExpression(condition.expression);
    case 'lookup':
      return [{ path: condition.path, lookup: true }, ...inOperand(condition.operand)];
  }
}

const inOperand = (operand: Operand): PathUse[] => (operand.kind === 'expression' ? inExpression(operand.expression) : []);
