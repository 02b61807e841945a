import type { ColumnNode, ParamNode } from '../ir/index.js';
import type { ColumnMeta, RelationMeta } from '../metadata/model-meta.js';
import { turnRound } from '../metadata/relations.js';
import { keyOfOwner } from '../query/index.js';
import { call, column, constantOf } from './nodes.js';
import { aliasOf } from './path.js';
import type { Resolution } from './resolution.js';
import type { ValueUse } from './scope.js';

/** Only the rows at the far end of a relation: those of one row, or of many. */
export function relate(resolution: Resolution, relation: RelationMeta): void {
  const { base, joins, meta, ofMany, where } = resolution;
  const [near, far] = relation.steps[0]!.on[0]!;
  const between = relation.steps[1];
  let alias = aliasOf(joins, base, meta, between?.to ?? far.model);
  if (between) {
    alias = joins.join(turnRound(between), alias, new Set());
    joins.demote([alias]);
    resolution.sticky = new Set([base, alias]);
  }
  where.push(...constantOf(relation.steps.at(-1)!, alias));
  const owner = column(alias, far);
  const use = useOf(relation, near, far);
  const value = resolution.scope(null).value(undefined, ofMany ? { ...use, list: true } : { ...use, prepare: keyOfOwner });
  resolution.owner = owner;
  if (ofMany) resolution.owners = value as ParamNode;
  where.push(ofMany === 'all' ? call('in-array', [owner, value]) : call('eq', [owner, ofMany ? oneOf(far) : value]));
}

/** the key of each of many owners, where their rows are asked for one after another */
export const oneOf = ({ type }: Pick<ColumnMeta, 'type'>): ColumnNode => ({ node: 'column', alias: 'owner', column: 'key', type });

const useOf = ({ model, name }: RelationMeta, { name: key }: ColumnMeta, { type }: ColumnMeta): ValueUse => ({
  type,
  of: `${model.name}.${name} of a ${model.name}, by its ${key},`,
});
