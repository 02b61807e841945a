import { ProgrammingError } from '../errors/index.js';
import { EXPRESSION, type Expression, holdsAggregate, isExpression } from '../expressions/index.js';
import { resolveExpression } from './expression.js';
import type { Ordering } from '../ir/index.js';
import type { ModelMeta } from '../metadata/model-meta.js';
import { follow } from './names.js';
import { call, column, literal } from './nodes.js';
import { applyTransforms } from './lookup.js';
import { setUp, trim } from './path.js';
import type { Resolution } from './resolution.js';
import type { Scope } from './scope.js';

/** The ORDER BY of a query: its own, or the model's. */
export function resolveOrdering(resolution: Resolution): Ordering[] {
  // rows that are grouped have no order of the model's
  const own = resolution.groupBy === 'none' ? (resolution.meta.ordering as readonly (string | Expression)[]) : [];
  const by = resolution.orderBy ?? own;
  const { counter } = resolution;
  const { next } = counter;
  counter.next = resolution.orderValues;
  const ordering = by.flatMap((item) => orderingOf(resolution, item, '', resolution.reversed, []));
  counter.next = next;
  // a constant orders nothing, and databases take a number for the place of a column
  return ordering.filter(({ expr }) => expr.node !== 'literal' && expr.node !== 'param');
}

/** `prefix`: the path to the model that the item belongs to; `seen`: the relations whose default orderings are being followed */
function orderingOf(
  resolution: Resolution,
  item: string | Expression,
  prefix: string,
  turned: boolean,
  seen: readonly string[],
): Ordering[] {
  if (isExpression(item)) return [expressionOrdering(resolution, item as Expression, prefix, turned)];
  if (item === '?') return [{ expr: call('random', []), desc: false }];
  const [name, desc] = (item as string).startsWith('-') ? [(item as string).slice(1), true] : [item as string, false];
  const path = prefix + name;
  const direction = desc !== turned;
  // what values() reads is itself, a relation its key
  const named = prefix === '' && resolution.named.get(name);
  if (named) return named.map(({ expr }) => ({ expr, desc: direction }));
  const annotation = prefix === '' ? resolution.annotationAt(name) : null;
  if (annotation) return [{ expr: applyTransforms(annotation.left, annotation.rest, resolution.scope(null)).expr, desc: direction }];
  const followed = follow(resolution.meta, path, resolution.annotations.keys());
  const aliases = setUp(resolution.joins, resolution.base, followed.steps, null);
  // a relation is ordered by the default ordering of the model that it points at
  if (followed.relation && followed.meta.ordering.length > 0 && followed.rest.length === 0) {
    if (seen.includes(path) || seen.length > 20) throw loop(followed.meta, path);
    return (followed.meta.ordering as readonly (string | Expression)[]).flatMap((next) =>
      orderingOf(resolution, next, `${path}__`, direction, [...seen, path]),
    );
  }
  const { alias, targets } = trim(resolution.joins, followed, aliases);
  return targets.map((target) => {
    const left = { expr: column(alias, target), type: target.type, of: `${target.model.name}.${target.name}` };
    return { expr: applyTransforms(left, followed.rest, resolution.scope(null)).expr, desc: direction };
  });
}

function expressionOrdering(resolution: Resolution, expression: Expression, prefix: string, turn: boolean): Ordering {
  const data = expression[EXPRESSION];
  const { arg, desc, nulls } = data.kind === 'ordering' ? data : { arg: expression, desc: false, nulls: undefined };
  // as in Django, an ordering of the model at the other end keeps its own direction
  const turned = turn && !(prefix !== '' && data.kind === 'ordering');
  const place = nulls && turned ? (nulls === 'first' ? 'last' : 'first') : nulls;
  if (holdsAggregate(arg)) {
    throw new ProgrammingError('NUA_QUERY_INVALID', 'orderBy() takes no aggregate: it belongs in annotate(), under a name.', {
      fix: "Write annotate({ n: Count('posts') }).orderBy('-n').",
      model: resolution.meta.name,
    });
  }
  const scope = resolution.scope(null, prefix);
  const ofModel = prefix !== '' || resolution.orderBy === null;
  return { expr: resolveExpression(arg, ofModel ? withConstants(scope) : scope), desc: desc !== turned, ...(place && { nulls: place }) };
}

/** The values of a model's own ordering are none of the query's. */
const withConstants = (scope: Scope): Scope => ({ ...scope, value: (value, { type, prepare }) => literal(value, type, prepare) });

const loop = (meta: ModelMeta, path: string): ProgrammingError =>
  new ProgrammingError('NUA_QUERY_INVALID', `The default orderings lead in a circle at "${path}".`, {
    fix: `Order by a column, such as ${path}__pk.`,
    model: meta.name,
  });
