import { ProgrammingError } from '../errors/index.js';
import { type Condition, type Group, group, type Operand } from '../expressions/index.js';
import type { Expr, ValueType } from '../ir/index.js';
import { aggregates, windows } from './aggregate.js';
import { buildCompositeLookup } from './composite.js';
import { excludeBySubquery } from './exclude.js';
import { described, familyOf, isFound } from './family.js';
import { keyOf } from './instances.js';
import { resolveOperand, type Right } from './compare.js';
import { buildLookup, type Built, type Left } from './lookup.js';
import { and, call, column, constant, not, or, xor } from './nodes.js';
import { isOverNothing } from './over-nothing.js';
import { follow, type Followed, throughKey } from './names.js';
import { isNullable, type Joined, setUp, trim } from './path.js';
import { Promotion } from './promotion.js';
import type { Resolution } from './resolution.js';

/** Where a condition stands. */
export interface Position {
  /** an odd number of NOTs around it */
  readonly negated: boolean;
  /** a NOT somewhere around it */
  readonly insideNot: boolean;
  /** aliases of to-many joins that conditions of the same call may share */
  readonly reuse: Set<string>;
  /** it is a value among others, not a condition on the rows: nothing is taken out of it into a subquery */
  readonly value?: boolean;
}
interface Part {
  readonly expr: Expr;
  /** joins without which it can't hold */
  readonly needs: Iterable<string>;
}

/** Adds one call of filter() or exclude(): Django's add_q. */
export function addCondition(resolution: Resolution, condition: Group): void {
  const inner = resolution.joins.ofKind('inner');
  const { expr } = buildGroup(resolution, condition, { negated: false, insideNot: false, reuse: new Set(resolution.sticky) });
  resolution.where.push(expr);
  resolution.joins.demote(inner);
}

/** A condition inside an expression: it takes no rows away, so that the joins which it needs stay outer. Django's Q.resolve_expression. */
export function conditionAsValue(resolution: Resolution, condition: Condition, reuse: Set<string> | null): Expr {
  const at: Position = { negated: false, insideNot: false, reuse: reuse ?? new Set(resolution.joins.sources.keys()), value: true };
  const { expr, needs } = buildGroup(resolution, condition.kind === 'group' ? condition : group([condition]), at);
  resolution.joins.promote(needs);
  return expr;
}

/** Conditions joined by a connector: Django's _add_q. */
function buildGroup(resolution: Resolution, condition: Group, at: Position): Part {
  const { children, connector, negated } = condition;
  const inside: Position = { ...at, negated: at.negated !== negated, insideNot: at.insideNot || negated };
  const promotion = new Promotion(connector, children.length, inside.negated);
  const parts = children.filter(saysSomething).map((child) => {
    const part = buildCondition(resolution, child, inside);
    promotion.vote(part.needs);
    return part.expr;
  });
  const needs = promotion.decide(resolution.joins);
  const connect = { and, or, xor }[connector];
  const whole = parts.length === 0 ? and([]) : connect(parts);
  if (!negated) return { expr: whole, needs };
  // exclude() without conditions matches everything
  return { expr: parts.length > 0 ? not(connector === 'and' ? asOne(whole) : whole) : whole, needs };
}

/** What an AND under NOT says of groups or windows is asked as one condition, also where it is a single one. Django's split_having_qualify. */
function asOne(whole: Expr): Expr {
  const parted = whole.node === 'or' || whole.node === 'not';
  return parted && (aggregates(whole) || windows(whole)) ? Object.freeze({ node: 'and', args: [whole] }) : whole;
}

/** an empty group is left out, whatever stands around it */
const saysSomething = (condition: Condition): boolean => condition.kind !== 'group' || condition.children.some(saysSomething);

/** Django's build_filter. */
function buildCondition(resolution: Resolution, condition: Condition, at: Position): Part {
  switch (condition.kind) {
    case 'group':
      return buildGroup(resolution, condition, at);
    case 'expression':
      return { expr: truth(resolution.scope(at.reuse).expression(condition.expression)), needs: [] };
    case 'lookup': {
      const annotation = resolution.annotationAt(condition.path);
      if (annotation) return annotated(resolution, annotation, condition.operand, at);
      const path = throughKey(follow(resolution.meta, condition.path, resolution.annotations.keys()));
      if (at.insideNot && !at.value && path.steps.some((s) => s.many))
        return { expr: excludeBySubquery(resolution, path, condition, at), needs: [] };
      return buildFilter(resolution, path, condition.operand, at);
    }
  }
}

/** On an annotation. As in Django, its joins stay as they are, and NULL is not kept under NOT. */
function annotated(
  resolution: Resolution,
  { left, rest }: NonNullable<ReturnType<Resolution['annotationAt']>>,
  operand: Operand,
  { reuse }: Position,
): Part {
  const scope = resolution.scope(reuse);
  const right = resolveOperand(operand, scope);
  const { expr } = buildLookup(left, rest, right, scope);
  return { expr: isOverNothing(left.expr) || ofNothing(right) ? constant(false) : expr, needs: [] };
}

const ofNothing = (right: Right): boolean => right.kind === 'resolved' && isOverNothing(right.expr);

/** @throws ProgrammingError NUA_QUERY_INVALID for what is neither true nor false */
function truth(expr: Expr & { readonly type: ValueType }): Expr {
  if (familyOf(expr.type) === 'boolean' || isFound(expr.type)) return expr;
  throw new ProgrammingError('NUA_QUERY_INVALID', `A condition is true or false, and this expression is ${described(expr.type)}.`, {
    fix: 'Compare it: filter({ views__gt: F("shares") }).',
  });
}

function buildFilter(resolution: Resolution, path: Followed, operand: Operand, at: Position): Part {
  const { joins } = resolution;
  const scope = resolution.scope(at.reuse);
  // what stands on the right is joined first: a path on the left may go through the same rows
  const before = joins.uses();
  const right = resolveOperand(operand, scope);
  const joinedRight = joins.usedSince(before);
  const aliases = setUp(joins, resolution.base, path.steps, at.reuse);
  resolution.lookupAliases = aliases;
  const joined = trim(joins, path, aliases);
  for (const alias of joined.aliases) at.reuse.add(alias);
  const built: Built =
    joined.targets.length > 1
      ? buildCompositeLookup(joined.alias, joined.targets, path.rest, right, scope)
      : buildLookup(leftOf(path, joined), path.rest, right, scope);
  if (ofNothing(right)) return { expr: constant(false), needs: [] };
  // joins that were taken back count as much as the others, and so do those of the right
  return guarded(resolution, built, { ...joined, aliases: [...new Set([...aliases, ...joinedRight])] }, operand, at);
}

function leftOf(path: Followed, { alias, targets }: Joined): Left {
  const target = targets[0]!;
  const prepare = path.relation
    ? keyOf(path.relation.target, path.targets[0]!)
    : target.options.primaryKey
      ? keyOf(target.model, target)
      : undefined;
  return {
    expr: column(alias, target),
    type: target.type,
    of: `${target.model.name}.${target.name}`,
    ...(prepare && { prepare }),
    ...(path.relation && { related: path.relation.target, key: path.targets[0]! }),
  };
}

/** Under NOT, rows with NULL are kept: NULL is made false before it is turned round. */
function guarded(resolution: Resolution, { expr, isNull, nullRight }: Built, joined: Joined, operand: Operand, at: Position): Part {
  if (!at.negated) return { expr, needs: isNull === true ? [] : joined.aliases };
  if (isNull === true || nullRight) return { expr, needs: joined.aliases };
  const target = joined.targets[0]!;
  const guards: Expr[] = [];
  if (isNull === null) {
    if (isNullable(target) || resolution.joins.get(joined.alias).kind === 'left')
      guards.push(call('notnull', [column(joined.alias, target)]));
    const right = operand.kind === 'expression' ? resolution.nullableColumn(operand.expression, at.reuse) : null;
    if (right) guards.push(call('notnull', [right]));
  }
  return { expr: and([expr, ...guards]), needs: [] };
}
