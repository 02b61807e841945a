import { ModelError, ProgrammingError, suggest } from '../errors/index.js';
import { type Condition, conditionOf, isCondition, isExpression, type Expression, operandExpression } from '../expressions/index.js';
import { type Expr, utc, type ValueType } from '../ir/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { resolveExpression } from './expression.js';
import { applyTransforms, buildLookup, type Left } from './lookup.js';
import { columnsNamed } from './names.js';
import { and, call, column, literal, not, or, xor } from './nodes.js';
import type { Scope } from './scope.js';

/**
 * An expression of a model's definition: the condition of an index or check, a generated column, a default. It sees the columns of
 * the model's own table, and its values are constants.
 * @throws ModelError NUA_MODEL_INVALID for a name that isn't a column
 */
export function resolveDefinition(meta: ModelMeta, definition: unknown): Expr {
  const scope = definitionScope(meta);
  if (typeof definition === 'string') return scope.path(definition);
  if (isCondition(definition)) return scope.condition(conditionOf(definition));
  if (isExpression(definition)) return scope.expression(definition as Expression);
  if (typeof definition === 'object' && definition !== null && Object.getPrototypeOf(definition) === Object.prototype)
    return scope.condition(conditionOf(definition));
  return resolveExpression(operandExpression(definition), scope);
}

function definitionScope(meta: ModelMeta): Scope {
  const refuse = (what: string): never => {
    throw new ProgrammingError('NUA_QUERY_INVALID', `The definition of ${meta.name} can't hold ${what}.`, {
      fix: 'It sees the columns of its own table and constants.',
      model: meta.name,
    });
  };
  const left = (path: string): { left: Left; rest: readonly string[] } => {
    const [name, ...rest] = path.split('__');
    const columns = columnsNamed(meta, name!) ?? keyColumn(meta, name!);
    if (columns?.length !== 1) {
      throw new ModelError('NUA_MODEL_INVALID', `The definition of ${meta.name} names "${path}", which is no column of it.`, {
        fix: suggest(name!, meta.name, meta.columnByName.keys()),
        model: meta.name,
        field: path,
      });
    }
    const target = columns[0]!;
    return { left: { expr: column('', target), type: target.type, of: `${meta.name}.${target.name}` }, rest };
  };
  const scope: Scope = {
    value: (value, { type, prepare }) => literal(value, type, prepare),
    beyond: () => null,
    values: (value, uses) => uses.map(({ type, prepare }) => literal(value, type, prepare)),
    inList: (left, items, { type, prepare }) =>
      call('in', [left, ...((prepare ? prepare(items, utc) : items) as unknown[]).map((item) => literal(item, type))]),
    zone: () => refuse('a date part in the zone of whoever asks'),
    path: (path) => {
      const start = left(path);
      return applyTransforms(start.left, start.rest, scope).expr as Expr & { readonly type: ValueType };
    },
    condition: (condition) => conditionExpr(condition),
    query: () => refuse('a queryset'),
    subquery: () => refuse('a queryset'),
    exists: () => refuse('a queryset'),
    outer: () => refuse('OuterRef()'),
    expression: (expression, beside) => resolveExpression(expression, scope, beside),
  };
  const conditionExpr = (condition: Condition): Expr => {
    switch (condition.kind) {
      case 'expression':
        return scope.expression(condition.expression);
      case 'lookup': {
        const start = left(condition.path);
        return buildLookup(start.left, start.rest, condition.operand, scope).expr;
      }
      case 'group': {
        const whole = { and, or, xor }[condition.connector](condition.children.map(conditionExpr));
        return condition.negated ? not(whole) : whole;
      }
    }
  };
  return scope;
}

function keyColumn(meta: ModelMeta, name: string) {
  const relation = meta.relations.get(name);
  return relation?.key && relation.steps[0]!.forward ? [relation.key] : null;
}
