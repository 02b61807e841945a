import type { ColumnMeta, RelationMeta } from '../metadata/model-meta.js';
import { turnRound } from '../metadata/relations.js';
import { keyOfOwner } from '../query/index.js';
import { call, column } from './nodes.js';
import type { Resolution } from './resolution.js';
import type { ValueUse } from './scope.js';

/** Only the rows at the far end of a relation: those of one row, or of many. */
export function relate(resolution: Resolution, relation: RelationMeta): void {
  const { base, joins } = resolution;
  const [near, far] = relation.steps[0]!.on[0]!;
  const between = relation.steps[1];
  let alias = base;
  if (between) {
    alias = joins.join(turnRound(between), base, new Set());
    joins.demote([alias]);
    resolution.sticky = new Set([base, alias]);
  }
  const owner = column(alias, far);
  const scope = resolution.scope(null);
  const use = useOf(relation, near, far);
  resolution.owner = owner;
  resolution.where.push(
    resolution.ofMany
      ? call('in-array', [owner, scope.value(undefined, { ...use, list: true })])
      : call('eq', [owner, scope.value(undefined, { ...use, prepare: keyOfOwner })]),
  );
}

const useOf = ({ model, name }: RelationMeta, { name: key }: ColumnMeta, { type }: ColumnMeta): ValueUse => ({
  type,
  of: `${model.name}.${name} of a ${model.name}, by its ${key},`,
});
