import type { Rows } from './api.js';
import { chain } from './api.js';
import type { Json, Op, Query } from './case.js';
import type { Kind } from './kind.js';
import { NotBuilt } from './not-built.js';
import { operations } from './operations.js';
import type { Annotations } from './paths.js';
import { camelCase } from './paths.js';
import type { SchemaModel } from './schema.js';
import type { World } from './scope.js';
import { instance } from './scope.js';

/** A value of a row: its name in the case, and how it is written. */
export interface Column {
  readonly name: string;
  /** as Nuages names it */
  readonly camel: string;
  readonly kind: Kind;
}
/** What the rows of a query are. */
export type Form =
  | { readonly rows: 'instances' }
  | { readonly rows: 'objects' | 'tuples' | 'named'; readonly columns: readonly Column[] }
  | { readonly rows: 'values'; readonly kind: Kind };

/** A queryset under construction. */
export interface Built {
  readonly world: World;
  readonly model: SchemaModel;
  readonly rows: Rows;
  readonly form: Form;
  /** all names that expressions may use */
  readonly annotations: Annotations;
  /** those that rows have */
  readonly selected: readonly Column[];
  /** every n-th row, which the queryset leaves to its caller */
  readonly step: number | null;
}

/** Builds the queryset of a case, or of one inside a case. */
export function buildQuery(world: World, { model: name, manager, from, rel, ops = [] }: Query): Built {
  if (from !== undefined && rel !== undefined) return related(world, world.schema.model(name), from, rel, ops);
  const model = world.schema.model(name);
  const source = world.classes.get(name)![manager === undefined ? 'objects' : camelCase(manager)]!;
  return applyOps(start(world, model, chain(source, 'all')), ops);
}

function related(world: World, model: SchemaModel, from: Json, rel: string, ops: readonly Op[]): Built {
  const row = instance(world, from);
  const own = world.schema.model((from as { readonly $obj: string }).$obj);
  const source = row[world.paths.loading(own, rel)] as Rows;
  return applyOps(start(world, model, chain(source, 'all')), ops);
}

const start = (world: World, model: SchemaModel, rows: Rows): Built => ({
  world,
  model,
  rows,
  form: { rows: 'instances' },
  annotations: new Map(),
  selected: [],
  step: null,
});

export function applyOps(built: Built, ops: readonly Op[]): Built {
  return ops.reduce((before, [name, ...args]) => {
    const operation = operations[name];
    if (!operation) throw new NotBuilt(name);
    if (before.step !== null) throw new Error('a stepped slice is a list: nothing follows it');
    return operation(before, args);
  }, built);
}
