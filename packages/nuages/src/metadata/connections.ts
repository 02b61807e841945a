import { FIELD } from '../fields/index.js';
import type { Binding, Bindings, Registration } from './binding.js';
import { splitName } from './naming.js';

/** The names of models that a definition mentions, by field. */
function* mentioned({ definition }: Binding): Generator<readonly [field: string, to: string]> {
  for (const { link, to } of definition.bases) yield [link, to];
  for (const [name, field] of definition.fields) {
    if (field[FIELD] === 'genericForeignKey') for (const to of field.to ?? []) yield [name, to];
    if (field[FIELD] !== 'foreignKey' && field[FIELD] !== 'manyToMany' && field[FIELD] !== 'genericRelation') continue;
    yield [name, field.to];
    if (field[FIELD] === 'manyToMany' && field.through !== undefined) yield [name, field.through];
  }
}

/**
 * Models that can't be bound yet, since they point at a model of an application of which nothing is registered, or at a model that waits
 * itself: two applications can point at each other. Any other unknown name is an error.
 */
export function waiting(models: Bindings): ReadonlyMap<Binding, string> {
  const apps = new Set(models.all.map((b) => b.registration.app));
  const isElsewhere = (to: string) => splitName(to)[0] !== null && !apps.has(splitName(to)[0]);
  const waits = new Map<Binding, string>();
  for (let before = -1; before < waits.size;) {
    before = waits.size;
    for (const binding of models.all) {
      const missing = [...mentioned(binding)].find(([field, to]) => isElsewhere(to) || waits.has(models.target(binding, field, to)));
      if (missing && !waits.has(binding)) waits.set(binding, missing[1]);
    }
  }
  return waits;
}

/** The models to bind: those that changed and all that are connected with them, since models hold each other. */
export function affected(
  models: Bindings,
  waits: ReadonlyMap<Binding, string>,
  changed: (r: Registration) => boolean,
  replaced: readonly Registration[],
): Registration[] {
  const around = new Map<Binding, Set<Binding>>(models.all.map((b) => [b, new Set()]));
  for (const binding of models.all) {
    if (waits.has(binding)) continue;
    for (const [field, to] of mentioned(binding)) {
      const target = models.target(binding, field, to);
      around.get(binding)!.add(target);
      around.get(target)!.add(binding);
    }
  }
  const left = new Set(replaced.flatMap((r) => [...r.definition.meta.relations.values()].map((relation) => relation.target)));
  const found = new Set(models.all.filter((b) => changed(b.registration) || left.has(b.definition.meta)));
  for (const binding of found) for (const next of around.get(binding)!) found.add(next);
  return [...found].filter((b) => !waits.has(b)).map((b) => b.registration);
}
