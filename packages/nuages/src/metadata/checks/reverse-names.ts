import { invalid } from '../model-error.js';
import type { ModelMeta, RelationMeta } from '../model-meta.js';
import { nameFault } from '../reserved-names.js';

interface Sides {
  readonly relations: ReadonlyMap<string, RelationMeta>;
  readonly accessors: ReadonlyMap<string, RelationMeta>;
}

/** A relation's names on its target must be free there. */
export function checkReverseClash(from: ModelMeta, field: string, back: RelationMeta, target: Sides): void {
  const { model, name, accessor } = back;
  const clash = (what: string, taken: string, by: string) =>
    invalid(
      from.name,
      field,
      `is ${what} "${taken}" on ${model.name}, which ${by}`,
      `Give ${from.name}.${field} a relatedName of its own, or '+' for none.`,
    );
  for (const [what, taken] of [
    ['the relation', name],
    ['the accessor', accessor!],
  ] as const) {
    if (nameFault(taken)) throw clash(what, taken, nameFault(taken)!.why);
    if (model.columnByName.has(taken)) throw clash(what, taken, 'has a field of that name');
  }
  const byName = target.relations.get(name);
  if (byName) throw clash('the relation', name, takenBy(byName));
  const byAccessor = target.accessors.get(accessor!);
  if (byAccessor) throw clash('the accessor', accessor!, takenBy(byAccessor));
}

const takenBy = ({ inverse, kind }: RelationMeta): string =>
  kind.startsWith('reverse') && inverse ? `${inverse.model.name}.${inverse.name} is too` : 'has a field of that name';
