import { suggest } from '../errors/index.js';
import type { ModelDefinition } from './define.js';
import { type Draft, draftMeta } from './draft.js';
import { invalid } from './model-error.js';
import type { ModelClassSlot, ModelMeta } from './model-meta.js';
import { labelOf, splitName } from './naming.js';

export interface ClassMember {
  readonly name: string;
  readonly kind: 'field' | 'method';
}
/** A definition with what register() adds. */
export interface Registration {
  readonly definition: ModelDefinition;
  readonly app: string | null;
  readonly schema: string | null;
  readonly class: ModelClassSlot;
  readonly defaultManager: string;
  /** what the class adds to its instances, by name */
  readonly members?: readonly ClassMember[];
  /** told of the model each time that it is bound */
  readonly attach?: (meta: ModelMeta) => void;
}

/** A model while it is bound to the others. */
export interface Binding {
  readonly registration: Registration;
  readonly definition: ModelDefinition;
  /** 'shop.Order' */
  readonly label: string;
  readonly meta: Draft;
}

/** The first time, the definition's own draft becomes the model; later ones are new, so that nothing frozen changes. */
export function bindingOf(registration: Registration): Binding {
  const { definition, app } = registration;
  const { name, meta } = definition;
  return { registration, definition, label: labelOf({ app, name }), meta: meta.ready ? draftMeta(name, app) : meta };
}

/** The models that are bound together, found by name. */
export class Bindings {
  readonly all: readonly Binding[];
  readonly #byLabel = new Map<string, Binding>();

  constructor(all: readonly Binding[]) {
    this.all = all;
    for (const binding of all) this.#byLabel.set(binding.label, binding);
  }

  /** The model that a field names: of its own application first, else the only one of that name. */
  target(from: Binding, field: string, to: string): Binding {
    const found = this.#find(from, field, to);
    if (found) return found;
    throw invalid(
      from.meta.name,
      field,
      `points at "${to}", which is no registered model`,
      `${suggest(to, 'The registry', this.#byLabel.keys())} Is it exported by the modules given to register()?`,
    );
  }

  /** The models that a model inherits from, by name as relations find theirs. */
  bases(binding: Binding): Binding[] {
    return binding.definition.bases.map(({ to, link }) => this.target(binding, link, to));
  }

  /** The model with the table, where rows are those of another. */
  concrete(binding: Binding): Binding {
    return binding.definition.options.proxy ? this.concrete(this.bases(binding)[0]!) : binding;
  }

  /** All, each after those that it inherits from. */
  get inOrder(): Binding[] {
    const done = new Set<Binding>();
    const visit = (binding: Binding): void => {
      if (done.has(binding)) return;
      for (const base of this.bases(binding)) visit(base);
      done.add(binding);
    };
    for (const binding of this.all) visit(binding);
    return [...done];
  }

  #find(from: Binding, field: string, to: string): Binding | undefined {
    if (to === 'self') return from;
    const [app, name] = splitName(to);
    const own = this.#byLabel.get(labelOf({ app: app ?? from.registration.app, name }));
    if (own || app !== null) return own;
    const others = this.all.filter((b) => b.meta.name === name);
    if (others.length > 1)
      throw invalid(
        from.meta.name,
        field,
        `points at "${to}", which several applications have`,
        `Write ${others.map((o) => `'${o.label}'`).join(' or ')}.`,
      );
    return others[0];
  }
}

export type Bound = ReadonlyMap<Registration, ModelMeta>;
