import { exported } from './api.js';
import type { Json, JsonObject } from './case.js';
import { expression } from './expressions.js';
import { fieldOfType } from './field-classes.js';
import { literalExpression } from './literals.js';
import type { Scope } from './scope.js';
import { isLiteral } from './values.js';

/** `{ $Window: expression, partition_by, order_by, frame, output }` */
export function window(scope: Scope, json: JsonObject): object {
  const { $Window: of, partition_by: partitionBy, order_by: orderBy, frame, output } = json;
  const options = {
    ...(isSaid(partitionBy) && { partitionBy: list(partitionBy).map((by) => part(scope, by)) }),
    ...(isSaid(orderBy) && { orderBy: list(orderBy).map((by) => ordering(scope, by)) }),
    ...(isSaid(frame) && { frame: frameOf(frame as JsonObject) }),
    ...(output !== undefined && { output: fieldOfType(output) }),
  };
  return exported<(...args: unknown[]) => object>('Window')(expression(scope, of!), ...(Object.keys(options).length > 0 ? [options] : []));
}

const isSaid = (json: Json | undefined): json is Exclude<Json, null> => json !== undefined && json !== null;
const list = (json: Json): readonly Json[] => (Array.isArray(json) ? json : [json]);
const part = (scope: Scope, json: Json): unknown =>
  typeof json !== 'string' && isLiteral(json) ? literalExpression(json) : expression(scope, json);
const ordering = (scope: Scope, json: Json): unknown =>
  typeof json === 'string' && json.startsWith('-')
    ? `-${scope.world.paths.query(scope.model, json.slice(1), scope.annotations).path}`
    : part(scope, json);

/** null is without an end, 0 the row itself */
function frameOf({ type, start = null, end = null, exclusion }: JsonObject): object {
  const exclude = typeof exclusion === 'string' ? exclusion.toLowerCase().replaceAll('_', ' ') : exclusion;
  return { type: (type as string).toLowerCase(), start, end, ...(isSaid(exclude) && { exclude }) };
}
