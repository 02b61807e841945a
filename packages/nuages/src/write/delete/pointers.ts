import type { OnDelete } from '../../fields/index.js';
import type { ColumnMeta, ModelMeta, RelationMeta } from '../../metadata/model-meta.js';

/** A column by which rows point at others, and what their deletion does to them. */
export interface Pointer {
  readonly relation: RelationMeta;
  readonly column: ColumnMeta;
  /** what it points at */
  readonly target: ColumnMeta;
  readonly rule: OnDelete;
}

/** What points at the rows of a table, but for what does nothing. */
export const pointersTo = perTable(({ incoming }): readonly Pointer[] =>
  incoming.flatMap((relation) => {
    const { steps, onDelete } = relation;
    const [column, target] = steps[0]!.on[0]!;
    return onDelete === null || onDelete === 'doNothing' ? [] : [{ relation, column, target, rule: onDelete }];
  }),
);

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
