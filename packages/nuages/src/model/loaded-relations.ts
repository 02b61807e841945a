import { knownState, relatedOf } from '../hydrate/index.js';
import { META, type ModelMeta } from '../metadata/index.js';

/** Relations of a row that were loaded or assigned by name, under the names of their accessors. Those that came along with the other side are not among them. */
export function* loadedRelations(row: object): Generator<readonly [accessor: string, value: object | null]> {
  const known = knownState(row)?.related;
  const { relations, accessors } = (row as { readonly [META]: ModelMeta })[META];
  for (const name in known) {
    // a generic foreign key is found by its accessor only
    const relation = relations.get(name) ?? accessors.get(name);
    const related = relation && relatedOf(row, relation);
    if (related && !related.implied && relation.accessor !== null) yield [relation.accessor, related.value];
  }
}
