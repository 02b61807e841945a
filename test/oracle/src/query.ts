import type { Rows } from './api.js';
import { chain } from './api.js';
import type { Json, Op, Query } from './case.js';
import type { Column } from './column.js';
import { NotBuilt } from './not-built.js';
import { operations } from './operations.js';
import { camelCase } from './paths.js';
import type { SchemaModel } from './schema.js';
import type { Reading } from './reading.js';
import type { Scope, World } from './scope.js';
import { instance } from './instances.js';

/** What the rows of a query are. */
export type Form =
  | { readonly rows: 'instances' }
  | { readonly rows: 'objects' | 'tuples' | 'named'; readonly columns: readonly Column[] }
  | { readonly rows: 'values'; readonly column: Column | null };

/** A queryset under construction. */
export interface Built extends Scope, Reading {
  readonly rows: Rows;
  readonly form: Form;
  /** every n-th row, which the queryset leaves to its caller */
  readonly step: number | null;
}

/** Builds the queryset of a case, or of one inside a case: `outer` is where it stands, for OuterRef. */
export function buildQuery(world: World, { model: name, manager, from, rel, ops = [] }: Query, outer: Scope | null = null): Built {
  const model = world.schema.model(name);
  const source =
    from !== undefined && rel !== undefined
      ? relatedManager(world, from, rel)
      : world.classes.get(name)![manager === undefined ? 'objects' : camelCase(manager)]!;
  return applyOps(start(world, model, chain(source, 'all'), outer), ops);
}

/** The related manager that a query starts from. */
export function relatedManager(world: World, from: Json, rel: string): Rows {
  const row = instance(world, from);
  const own = (from as { readonly $obj?: string }).$obj ?? row.constructor.name;
  return row[world.paths.loading(world.schema.model(own), rel)] as Rows;
}

export const start = (world: World, model: SchemaModel, rows: Rows, outer: Scope | null = null): Built => ({
  world,
  model,
  rows,
  form: { rows: 'instances' },
  annotations: new Map(),
  outer,
  selected: [],
  prefetched: new Map(),
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
