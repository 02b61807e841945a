import { type Condition, EXPRESSION, Expression, type ExpressionData, type Operand } from '../expressions/index.js';
import { oneByOne } from './key.js';

// What a shape keeps of a call. The values that it was first met with are not part of it: a shape outlives them.

export function structureOf(condition: Condition): Condition {
  switch (condition.kind) {
    case 'expression':
      return { ...condition, expression: structureOfExpression(condition.expression) };
    case 'group':
      return { ...condition, children: condition.children.map(structureOf) };
    case 'lookup':
      return { ...condition, operand: structureOfOperand(condition.operand) };
  }
}
function structureOfOperand(operand: Operand): Operand {
  switch (operand.kind) {
    case 'value':
      return { ...operand, value: undefined };
    case 'list':
      return { ...operand, value: oneByOne(operand) ? operand.value.map(() => null) : [] };
    case 'items':
      return { kind: 'items', items: operand.items.map(structureOfOperand) };
    case 'expression':
      return { ...operand, expression: structureOfExpression(operand.expression) };
    default:
      return operand;
  }
}

export const structureOfExpression = (expression: Expression): Expression => {
  const data = expression[EXPRESSION];
  const structure = structureOfData(data);
  return structure === data ? expression : new Expression(structure);
};
function structureOfData(data: ExpressionData): ExpressionData {
  switch (data.kind) {
    case 'path':
    case 'outer':
    case 'subquery':
    case 'exists':
    case 'star':
    case 'constant':
      return data;
    case 'value':
      return data.sort === 'null' || data.sort === 'boolean' ? data : { ...data, value: undefined };
    case 'call':
    case 'sql':
      return { ...data, args: data.args.map(structureOfExpression) };
    case 'aggregate':
      return {
        ...data,
        args: data.args.map(structureOfExpression),
        filter: data.filter && structureOf(data.filter),
        orderBy: data.orderBy.map(structureOfExpression),
        fallback: data.fallback && structureOfExpression(data.fallback),
      };
    case 'case':
      return {
        ...data,
        branches: data.branches.map(({ when, then }) => ({ when: structureOf(when), then: structureOfExpression(then) })),
        otherwise: data.otherwise && structureOfExpression(data.otherwise),
      };
    case 'window':
      return {
        ...data,
        arg: structureOfExpression(data.arg),
        partitionBy: data.partitionBy.map(structureOfExpression),
        orderBy: data.orderBy.map(structureOfExpression),
      };
    case 'lookup':
      return { ...data, left: structureOfExpression(data.left), operand: structureOfOperand(data.operand) };
    case 'condition':
      return { ...data, condition: structureOf(data.condition) };
    case 'wrapped':
    case 'ordering':
      return { ...data, arg: structureOfExpression(data.arg) };
  }
}
