import { JsonNull } from 'nuages';
import type { Condition } from './api.js';
import { Q } from './api.js';
import type { Json, JsonObject, Query } from './case.js';
import { byCodePoint } from './compare.js';
import { coerce } from './coerce.js';
import { expression } from './expressions.js';
import { NotBuilt } from './not-built.js';
import type { Path } from './paths.js';
import { buildQuery } from './query.js';
import type { Scope } from './scope.js';
import { instance } from './instances.js';
import { decode, isLiteral, isObject, tagOf } from './values.js';

/** A condition (README.md, "Conditions") as filter() takes it: an object of lookups, a Q, or an expression. */
export function condition(scope: Scope, json: Json): unknown {
  if (!isObject(json)) return json; // the library says that this is no condition
  const tag = tagOf(json);
  switch (tag) {
    case null:
      return lookups(scope, json);
    case '$Q':
      return Q(lookups(scope, json[tag] as JsonObject));
    case '$and':
    case '$or':
    case '$xor': {
      const [first, ...rest] = (json[tag] as Json[]).map((part) => asQ(scope, part));
      const connector = tag.slice(1) as 'and' | 'or' | 'xor';
      return rest.reduce((all, part) => all[connector](part), first!);
    }
    case '$not': {
      // Python's ~ asks an Exists() itself
      const built = condition(scope, json[tag]!);
      return isNegatable(built) ? built.not() : Q(built).not();
    }
    default:
      return expression(scope, json);
  }
}

export function asQ(scope: Scope, json: Json): Condition {
  const built = condition(scope, json);
  return isCondition(built) ? built : Q(built);
}
const isNegatable = (built: unknown): built is { not(): object } => typeof built === 'object' && built !== null && 'not' in built;
export const isCondition = (built: unknown): built is Condition =>
  typeof built === 'object' && built !== null && 'not' in built && 'or' in built;

/** `{ created_at__gte: { $datetime } }` -> `{ createdAt__gte: '...' }`, in the order in which Django takes keyword arguments: by name. */
function lookups(scope: Scope, json: JsonObject): Record<string, unknown> {
  const { paths } = scope.world;
  return Object.fromEntries(
    Object.entries(json)
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([name, value]) => {
        const path = paths.query(scope.model, name, scope.annotations);
        return [path.path, lookupValue(scope, value, path)];
      }),
  );
}

/** What stands on the right of a lookup. */
export function lookupValue(scope: Scope, json: Json, path: Pick<Path, 'column' | 'lookup' | 'document'>): unknown {
  // Django's None beside a whole document is JSON null: JsonNull, for us
  if (json === null && path.document && path.lookup === 'exact') return JsonNull;
  if (Array.isArray(json)) return json.map((item: Json) => (item === null ? null : lookupValue(scope, item, { ...path, lookup: 'exact' })));
  if (isLiteral(json)) return coerce(decode(json), path.column, path.lookup);
  const object = json as JsonObject;
  switch (tagOf(object)) {
    case '$obj':
    case '$ref':
    case '$build':
      return instance(scope.world, object);
    case '$Query':
      return buildQuery(scope.world, object['$Query'] as unknown as Query, scope).rows;
    case null:
      throw new NotBuilt('plain objects in lookups');
    default:
      return expression(scope, object);
  }
}
