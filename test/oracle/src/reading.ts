import type { Column } from './column.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';

/** Instances that a shape reads. */
export interface Reading {
  readonly world: World;
  readonly model: SchemaModel;
  /** annotations that they have */
  readonly selected: readonly Column[];
  /** what a Prefetch() gave them, by the path of names that reads it */
  readonly prefetched: ReadonlyMap<string, Reading>;
}

/** The instances behind a relation, or behind the attribute that a Prefetch() filled. */
export function follow({ world, model, prefetched }: Reading, name: string): Reading {
  const given = prefetched.get(name);
  const further = [...prefetched].filter(([path]) => path.startsWith(`${name}__`));
  return {
    world,
    model: given?.model ?? world.paths.target(model, name),
    selected: given?.selected ?? [],
    prefetched: new Map([...(given?.prefetched ?? []), ...further.map(([path, of]) => [path.slice(name.length + 2), of] as const)]),
  };
}
