import type { Dialect } from '../contract/index.js';
import { IntegrityError } from '../errors/index.js';
import { booleanType, integerType } from '../expressions/index.js';
import type { ExistsNode, Expr, Select } from '../ir/index.js';
import { linkAt } from '../metadata/inheritance.js';
import type { ModelMeta, RelationMeta } from '../metadata/model-meta.js';
import { and, call, column, or } from '../resolve/nodes.js';
import { type WritePlan, writePlan } from './write-plan.js';

export const plainSelect = {
  statement: 'select',
  joins: [],
  distinct: false,
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
  offset: 0,
} as const;

/** Asks which relations point at rows that `where` matches: a row of booleans, or none. Null: nothing can point at the model. */
export function incomingPlan(meta: ModelMeta, where: Expr | null, dialect: Dialect): WritePlan | null {
  const relations = meta.incoming.filter((r) => r.onDelete !== 'doNothing' && !linkAt(r.key!));
  if (relations.length === 0) return null;
  const pointers = relations.map(pointerExists);
  const select: Select = {
    ...plainSelect,
    from: { source: 'table', table: meta.table, alias: meta.table.name },
    columns: pointers.map((expr) => ({ expr, type: booleanType })),
    where: and([...(where ? [where] : []), or(pointers)]),
    limit: 1,
  };
  return writePlan(
    meta,
    select,
    dialect,
    relations.map(({ model, name }) => ({ name: `${model.name}.${name}`, type: booleanType })),
  );
}

function pointerExists({ model, steps }: RelationMeta, index: number): ExistsNode {
  const [key, target] = steps[0]!.on[0]!;
  const alias = `p${index}`;
  const one = { expr: { node: 'literal', value: 1, type: integerType }, type: integerType } as const;
  const where = call('eq', [column(alias, key), column(target.model.table.name, target)]);
  return { node: 'exists', select: { ...plainSelect, from: { source: 'table', table: model.table, alias }, columns: [one], where } };
}

/**
 * What is pointed at is not deleted.
 * @throws IntegrityError NUA_INTEGRITY_FOREIGN_KEY naming the relations
 */
export function refusePointers({ name, table }: ModelMeta, { returning }: WritePlan, [found]: readonly unknown[][]): void {
  if (!found) return;
  const relations = returning.filter((_, i) => found[i] === true).map((r) => r.name);
  throw new IntegrityError('NUA_INTEGRITY_FOREIGN_KEY', `${name} can't be deleted: rows point at it by ${relations.join(', ')}.`, {
    fix: 'Delete those rows first, or point them at another row.',
    model: name,
    table: table.name,
  });
}
