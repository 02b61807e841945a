import type { Binding, Bindings } from './binding.js';
import { invalid } from './model-error.js';
import type { RelationMeta } from './model-meta.js';

/** Gives a model the relations of those that it inherits from, which have theirs already, and its links to them. */
export function inheritRelations(binding: Binding, models: Bindings): void {
  const { meta, definition } = binding;
  if (definition.bases.length === 0) return;
  const bases = models.bases(binding).map((base) => base.meta);
  const { relations, accessors } = meta;
  checkNames(
    binding,
    bases.flatMap((base) => [...base.relations.values()]),
  );
  Object.assign(meta, {
    parents: Object.freeze(definition.options.proxy ? bases[0]!.parents : definition.bases.map(({ link }) => relations.get(link)!)),
    relations: merged([...bases.map((base) => base.relations), relations]),
    accessors: merged([...bases.map((base) => base.accessors), accessors]),
  });
}

const merged = (maps: readonly ReadonlyMap<string, RelationMeta>[]): ReadonlyMap<string, RelationMeta> =>
  new Map(maps.flatMap((map) => [...map]));

/** @throws ModelError NUA_MODEL_INVALID */
function checkNames({ meta, definition }: Binding, inherited: readonly RelationMeta[]): void {
  for (const { name, model, kind } of inherited) {
    if (definition.fields.has(name) && !kind.startsWith('reverse'))
      throw invalid(meta.name, name, `is a field that ${meta.name} inherits from ${model.name}`, 'Give it another name.');
  }
}
