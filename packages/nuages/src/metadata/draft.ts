import type { ModelClassSlot, ModelMeta } from './model-meta.js';

/** A ModelMeta while it is being made. */
export type Draft = { -readonly [K in keyof ModelMeta]: ModelMeta[K] };

/** of a model that no class was registered for */
class Unregistered {}
const noClass: ModelClassSlot = Object.freeze({ constructor: Unregistered, prototype: Unregistered.prototype, ownFields: false });

/** A model that is not ready: of it only the name is known. */
export function draftMeta(name: string, app: string | null): Draft {
  const draft: Omit<Draft, 'concrete'> = {
    name,
    app,
    table: { name: '' },
    managed: false,
    ready: false,
    parents: [],
    columns: [],
    ownColumns: [],
    columnByName: new Map(),
    primaryKey: [],
    relations: new Map(),
    accessors: new Map(),
    incoming: [],
    ordering: [],
    indexes: [],
    constraints: [],
    getLatestBy: [],
    trackChanges: false,
    defaultManager: 'objects',
    auto: false,
    class: noClass,
  };
  return Object.assign(draft, { concrete: draft as Draft });
}
