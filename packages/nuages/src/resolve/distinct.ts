import { FieldError, printable, ProgrammingError } from '../errors/index.js';
import type { Expr, Ordering, Select } from '../ir/index.js';
import type { Resolution } from './resolution.js';

/**
 * What makes rows the same. The first of each that are the same is given, so the ordering begins with these columns.
 * @throws ProgrammingError NUA_QUERY_INVALID where it begins with others
 */
export function resolveDistinct(resolution: Resolution, orderBy: readonly Ordering[]): Select['distinct'] {
  const { distinct, meta } = resolution;
  if (typeof distinct === 'boolean') return distinct;
  for (const name of distinct) checkRead(resolution, name);
  const columns = distinct.map((name) => resolution.path(name, null));
  const left = new Set(columns.map(textOf));
  const strange = orderBy.findIndex(
    ({ expr }) => left.size > 0 && !left.delete(textOf(expr)) && !columns.some((c) => textOf(c) === textOf(expr)),
  );
  if (strange < 0 || left.size === 0) return columns;
  throw new ProgrammingError('NUA_QUERY_INVALID', 'distinct() of columns needs an ordering that begins with them.', {
    fix: `Write orderBy(${distinct.map((name) => JSON.stringify(name)).join(', ')}, ...) first.`,
    model: meta.name,
  });
}

/** @throws FieldError NUA_FIELD_UNKNOWN for an annotation that values() left out */
function checkRead({ annotations, values, meta }: Resolution, name: string): void {
  if (!annotations.has(name) || !values || values.names.includes(name)) return;
  throw new FieldError('NUA_FIELD_UNKNOWN', `distinct() names the annotation "${printable(name)}", which values() left out.`, {
    fix: 'Name it in values() too.',
    model: meta.name,
    field: name,
  });
}

const textOf = (expr: Expr): string => JSON.stringify(expr);
