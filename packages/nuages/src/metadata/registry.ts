import { bindModels } from './bind.js';
import { bindingOf, Bindings, type Registration } from './binding.js';
import { affected, waiting } from './connections.js';
import type { ModelDefinition } from './define.js';
import { invalid } from './model-error.js';
import type { ModelMeta } from './model-meta.js';
import { labelOf } from './naming.js';

/** The models of the program by name. */
export class Registry {
  #models = new Map<string, Registration>();
  #waiting: ReadonlyMap<ModelDefinition, string> = new Map();

  /**
   * Adds models, or replaces those that were defined again, and binds them to the others. All or nothing.
   * @throws ModelError NUA_MODEL_INVALID
   */
  register(registrations: readonly Registration[]): void {
    const next = new Map(this.#models);
    const changed = new Set<Registration>();
    for (const registration of registrations) {
      const label = labelled(registration);
      const known = next.get(label);
      if (known && changed.has(known) && known.definition !== registration.definition) throw twice(label, 'by two classes');
      if (
        known?.definition === registration.definition &&
        known.class.constructor === registration.class.constructor &&
        known.schema === registration.schema
      )
        continue;
      if (known) checkFiles(label, known.definition, registration.definition);
      this.#checkLabel(label, registration.definition);
      next.set(label, registration);
      changed.add(registration);
    }
    if (changed.size === 0) return;
    const replaced = [...changed].map((r) => this.#models.get(labelled(r))).filter((r) => r !== undefined);
    this.#bind([...next.values()], changed, replaced);
    this.#models = next;
  }

  #bind(all: readonly Registration[], changed: ReadonlySet<Registration>, replaced: readonly Registration[]): void {
    const bindings = new Bindings(all.map(bindingOf));
    const waits = waiting(bindings);
    const bound = bindModels(affected(bindings, waits, (r) => changed.has(r) || this.#waiting.has(r.definition), replaced));
    for (const [{ definition }, meta] of bound) definition.meta = meta;
    for (const [{ attach }, meta] of bound) attach?.(meta);
    this.#waiting = new Map([...waits].map(([binding, target]) => [binding.definition, target]));
  }

  #checkLabel(label: string, definition: ModelDefinition): void {
    for (const [other, known] of this.#models) {
      if (known.definition === definition && other !== label)
        throw invalid(definition.name, null, `is registered as ${other} already`, 'Give register() the same app each time.');
    }
  }

  /** every model that is ready, with the tables of its many-to-many relations after it */
  get models(): readonly ModelMeta[] {
    return [...this.#models.values()]
      .map((r) => r.definition.meta)
      .filter((meta) => meta.ready)
      .flatMap((meta) => [
        meta,
        ...[...meta.relations.values()]
          .filter((r) => r.model === meta && r.kind === 'manyToMany' && r.through!.auto)
          .map((r) => r.through!),
      ]);
  }

  /** by what it is called among all models; null: not registered */
  find(label: string): ModelMeta | null {
    const meta = this.#models.get(label)?.definition.meta;
    return meta?.ready ? meta : null;
  }

  /** the model that a registered one points at and that is not registered yet */
  missing(definition: ModelDefinition): string | null {
    return this.#waiting.get(definition) ?? null;
  }
}

const labelled = ({ app, definition }: Registration): string => labelOf({ app, name: definition.name });

function checkFiles(label: string, old: ModelDefinition, next: ModelDefinition): void {
  if (old.file !== null && next.file !== null && old.file !== next.file) throw twice(label, `in ${old.file} and in ${next.file}`);
}
const twice = (label: string, where: string) =>
  invalid(label, null, `is defined ${where}`, 'Give one of them another name, or register them with different apps.');

/** One for the process, so that a module that is loaded again (hot reload) finds the models of its first life. */
const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for('nuages.models');
export const registry = (holder[key] ??= new Registry()) as Registry;
