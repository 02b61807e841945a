import type { Features } from '../contract/index.js';
import type { CheckDefinition, Expr, IndexDefinition, UniqueDefinition } from '../ir/index.js';
import type { ConstraintMeta, ModelMeta } from '../metadata/index.js';
import { resolveDefinition } from '../resolve/index.js';
import { columnNamed, fingerprint, labelOf, partsOf } from './index-parts.js';
import { shortName, uniqueName } from './names.js';

type UniqueMeta = Extract<ConstraintMeta, { constraint: 'unique' }>;

/** Unique for some rows, or over expressions: only an index can be. */
export const isIndexed = (constraint: ConstraintMeta): constraint is UniqueMeta =>
  constraint.constraint === 'unique' && (constraint.where !== undefined || constraint.columns.some((c) => typeof c !== 'string'));

/** A constraint that the table itself has. */
export function constraintOf(
  meta: ModelMeta,
  constraint: ConstraintMeta,
  { maxIdentifierBytes }: Features,
): UniqueDefinition | CheckDefinition {
  if (constraint.constraint === 'check') {
    const condition = resolveDefinition(meta, constraint.condition);
    return {
      constraint: 'check',
      name: constraint.name ?? shortName(meta.table, labelOf(condition), [fingerprint(condition)], 'check'),
      condition,
    };
  }
  const columns = constraint.columns.map((name) => columnNamed(meta, name as string).column);
  const { include, deferrable, nullsDistinct } = constraint;
  return {
    constraint: 'unique',
    name: constraint.name ?? uniqueName(meta.table, columns, maxIdentifierBytes),
    columns,
    include: include.map((name) => columnNamed(meta, name).column),
    ...(deferrable && { deferrable: deferrable === 'initiallyDeferred' ? 'deferred' : 'immediate' }),
    ...(nullsDistinct !== undefined && { nullsDistinct }),
  };
}

/** A unique index in place of a constraint. */
export function uniqueIndex(meta: ModelMeta, { columns, where, include, name, nullsDistinct }: UniqueMeta): IndexDefinition {
  const { parts, label, keys } = partsOf(meta, columns);
  const condition: Expr | null = where === undefined ? null : resolveDefinition(meta, where);
  return {
    name: name ?? shortName(meta.table, label, [...keys, ...(condition ? [fingerprint(condition)] : [])], 'uniq'),
    table: meta.table,
    unique: true,
    parts,
    where: condition,
    include: include.map((column) => columnNamed(meta, column).column),
    ...(nullsDistinct !== undefined && { nullsDistinct }),
  };
}
