import { ProgrammingError } from '../errors/index.js';
import { conditionOf } from './condition.js';
import { type Branch, Expression, operandExpression } from './expression.js';
import { read } from './field-type.js';
import { checkOptions } from './options.js';

/** A branch of Case(), known by its symbol. */
const BRANCH: unique symbol = Symbol('nuages.branch');
interface Marked {
  readonly [BRANCH]: Branch;
}

/** Text is a value here, not a path. */
export function When(condition: unknown, then: unknown): Marked {
  const when = conditionOf(condition);
  if (when.kind === 'group' && when.children.length === 0)
    throw new ProgrammingError('NUA_QUERY_INVALID', 'When() takes a condition that says something.', {
      fix: 'What holds for the rest is the default: Case([...], { default: x }).',
    });
  return Object.freeze({ [BRANCH]: Object.freeze({ when, then: operandExpression(then) }) });
}

export function Case(branches: unknown, options?: unknown): Expression {
  const { default: otherwise, output } = checkOptions('Case', options, ['default', 'output']);
  if (!Array.isArray(branches) || !branches.every(isBranch)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'Case() takes a list of When().', {
      fix: "Write Case([When({ views__gt: 9 }, 'much')], { default: 'little' }).",
    });
  }
  const made = new Expression({
    kind: 'case',
    branches: Object.freeze(branches.map((branch: Marked) => branch[BRANCH])),
    otherwise: otherwise === undefined || otherwise === null ? null : operandExpression(otherwise),
  });
  return read(made, output);
}
const isBranch = (given: unknown): given is Marked => typeof given === 'object' && given !== null && BRANCH in given;
