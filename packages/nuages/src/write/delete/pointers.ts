import type { OnDelete } from '../../fields/index.js';
import { inFormOf } from '../../metadata/generic-key.js';
import { sameTable } from '../../metadata/inheritance.js';
import type { ColumnMeta, ModelMeta, RelationMeta } from '../../metadata/model-meta.js';
import type { Among } from './among.js';

/** A column by which rows point at others, and what the deletion of these does to them. */
export interface Pointer extends Among {
  readonly relation: RelationMeta;
  /** what it points at */
  readonly target: ColumnMeta;
  readonly rule: OnDelete;
}

/** What points at the rows of a table, but for what does nothing. */
export const pointersTo = perTable((table): readonly Pointer[] => [
  ...table.incoming.flatMap((relation) => {
    const { steps, onDelete } = relation;
    const [column, target] = steps[0]!.on[0]!;
    return onDelete === null || onDelete === 'doNothing' ? [] : [{ relation, column, target, when: null, rule: onDelete }];
  }),
  ...[...table.relations.values()].filter(({ kind, model }) => kind === 'genericRelation' && sameTable(model, table)).map(generic),
]);

/** Rows of generic relations are deleted as well. */
function generic(relation: RelationMeta): Pointer {
  const { on, constant } = relation.steps[0]!;
  const [target, column] = on[0]!;
  return { relation, column, target, when: constant!, rule: 'cascade' };
}

/** What rows hold that point at this, but for NULL, at which nothing points. */
export function valuesPointing({ column, when }: Pointer, targets: readonly unknown[]): readonly unknown[] {
  if (!when) return targets;
  return targets.map((key) => inFormOf(column, key)).filter((key) => key !== undefined);
}

/** What has to be known of the rows of a table to delete them: their key, what others point at, and where a part of them is in other tables. */
export const knownColumns = perTable((table): readonly ColumnMeta[] => [
  ...new Set([...table.primaryKey, ...pointersTo(table).map((p) => p.target), ...table.parents.map((link) => link.key!)]),
]);

/** Rows that go with what they point at and that nothing else goes with: they are deleted unread. */
export const isLeaf = ({ column, rule }: Pointer): boolean =>
  rule === 'cascade' && pointersTo(column.model).length === 0 && column.model.parents.every((link) => link.key === column);

/** Computed once for each table. */
function perTable<T>(compute: (table: ModelMeta) => T): (table: ModelMeta) => T {
  const known = new WeakMap<ModelMeta, T>();
  return (table) => {
    let found = known.get(table);
    if (found === undefined) known.set(table, (found = compute(table)));
    return found;
  };
}
