import * as expressions from '../expressions/index.js';
import type { Kind } from '../ir/value-type.js';
import type { CustomLookup, CustomTransform } from '../types/custom-field.js';

/**
 * A lookup of your own for all fields of a kind: what stands after `__`. The types learn its name from the interface of the kind.
 * @throws ProgrammingError NUA_QUERY_INVALID for a name that is taken
 * @example
 * declare module 'nuages' {
 *   interface TextLookups<T> { longerThan: number }
 * }
 * registerLookup('text', 'longerThan', { sql: 'length({0}) > {1}', type: integer() });
 * Tag.objects.filter({ name__longerThan: 3 })
 * // SELECT ... FROM "tag" WHERE length("tag"."name") > $1 ORDER BY "tag"."name" ASC
 */
export const registerLookup = expressions.registerLookup as unknown as (kind: Kind, name: string, lookup: CustomLookup) => void;

/**
 * A transform of your own for all fields of a kind: another lookup can follow it.
 * @throws ProgrammingError NUA_QUERY_INVALID for a name that is taken
 * @example
 * declare module 'nuages' {
 *   interface TextLookups<T> { initial: T }
 * }
 * registerTransform('text', 'initial', { sql: 'left({0}, 1)', gives: char() });
 * Tag.objects.filter({ name__initial: 'j' })
 * // SELECT ... FROM "tag" WHERE left("tag"."name", 1) = $1 ORDER BY "tag"."name" ASC
 */
export const registerTransform = expressions.registerTransform as unknown as (kind: Kind, name: string, transform: CustomTransform) => void;
