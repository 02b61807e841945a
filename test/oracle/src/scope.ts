import type { ModelClass, Row } from './api.js';
import type { Annotations, Paths } from './paths.js';
import type { Schema, SchemaModel } from './schema.js';

/** What a case is built with. */
export interface World {
  readonly schema: Schema;
  readonly paths: Paths;
  readonly classes: ReadonlyMap<string, ModelClass>;
  /** the stored rows that the case names by `$obj`, under their JSON; the variables of a script, under theirs */
  readonly instances: ReadonlyMap<string, Row>;
}

/** Where names are looked up: a model, and what the query has named so far. */
export interface Scope {
  readonly world: World;
  readonly model: SchemaModel;
  readonly annotations: Annotations;
  /** of the query around it */
  readonly outer: Scope | null;
}
