import { type Condition, conditionOf, EXPRESSION, type Expression, isExpression } from '../../expressions/index.js';

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
      return data.args.flatMap(inExpression);
    case 'wrapped':
    case 'ordering':
      return inExpression(data.arg);
    case 'condition':
      return inCondition(data.condition);
    case 'value':
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
      return [
        { path: condition.path, lookup: true },
        ...(condition.operand.kind === 'expression' ? inExpression(condition.operand.expression) : []),
      ];
  }
}
